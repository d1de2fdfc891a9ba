/** Text and JSON as commands print them. Knows nothing of the commands. */
@NullMarked
package dev.fairlead.cli.text;

import org.jspecify.annotations.NullMarked;

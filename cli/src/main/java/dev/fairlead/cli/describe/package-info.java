/** What a description has in it, as {@code fairlead describe} tells it. Knows nothing of the commands. */
@NullMarked
package dev.fairlead.cli.describe;

import org.jspecify.annotations.NullMarked;

/** Shows on thousands of published descriptions that each is read and becomes a client that compiles. */
@NullMarked
package dev.fairlead.corpus;

import org.jspecify.annotations.NullMarked;

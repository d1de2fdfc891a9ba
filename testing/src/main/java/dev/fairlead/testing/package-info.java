/** Placeholder comment. */
@NullMarked
package dev.fairlead.testing;

import org.jspecify.annotations.NullMarked;

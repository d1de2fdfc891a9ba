/** Placeholder comment. */
@NullMarked
package dev.fairlead.description;

import org.jspecify.annotations.NullMarked;

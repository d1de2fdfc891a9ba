/** Placeholder comment. */
@NullMarked
package dev.fairlead.sandbox;

import org.jspecify.annotations.NullMarked;

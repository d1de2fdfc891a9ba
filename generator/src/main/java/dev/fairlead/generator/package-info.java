/** Placeholder comment. */
@NullMarked
package dev.fairlead.generator;

import org.jspecify.annotations.NullMarked;

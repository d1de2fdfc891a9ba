/** Placeholder comment. */
@NullMarked
package dev.fairlead.demo;

import org.jspecify.annotations.NullMarked;

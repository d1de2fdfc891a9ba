/** Placeholder comment. */
@NullMarked
package dev.fairlead.client;

import org.jspecify.annotations.NullMarked;

/** Placeholder comment. */
@NullMarked
package dev.fairlead.telemetry;

import org.jspecify.annotations.NullMarked;

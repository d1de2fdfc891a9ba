/** What a client does, as Micrometer's meters. Needs {@code io.micrometer:micrometer-core}, which this module does not bring. */
@NullMarked
package dev.fairlead.telemetry.micrometer;

import org.jspecify.annotations.NullMarked;

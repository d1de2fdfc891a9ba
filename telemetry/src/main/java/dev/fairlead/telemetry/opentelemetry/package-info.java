/** What a client does, as OpenTelemetry's traces and metrics. Needs {@code io.opentelemetry:opentelemetry-api}, which this module does not bring. */
@NullMarked
package dev.fairlead.telemetry.opentelemetry;

import org.jspecify.annotations.NullMarked;

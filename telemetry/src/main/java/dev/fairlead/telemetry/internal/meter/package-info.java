/**
 * The meters as data, and how events become measurements: the same for Micrometer and OpenTelemetry, which only differ in where
 * the measurements go ({@link dev.fairlead.telemetry.internal.meter.MeterSink}).
 */
@NullMarked
package dev.fairlead.telemetry.internal.meter;

import org.jspecify.annotations.NullMarked;

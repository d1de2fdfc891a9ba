/**
 * What a client did, counted and timed. {@link dev.fairlead.telemetry.CallRecorder} listens to a client;
 * {@link dev.fairlead.telemetry.Snapshot} is what its readers get. May depend on {@code client} only.
 */
@NullMarked
package dev.fairlead.telemetry;

import org.jspecify.annotations.NullMarked;

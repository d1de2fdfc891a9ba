package dev.fairlead.telemetry;

import java.time.Duration;

/**
 * How long calls took, the waits between their attempts included. The figures are within 1 % of the truth, up to ten
 * minutes; longer calls count as ten minutes.
 *
 * @param count how many calls were measured; where it is 0 all durations are zero
 * @param p50 half of the calls took at most this long
 * @param p95 95 in 100 calls took at most this long
 * @param p99 99 in 100 calls took at most this long
 * @param max the longest call
 */
public record Latency(long count, Duration p50, Duration p95, Duration p99, Duration max) {

    /** No call at all. */
    public static final Latency NONE = new Latency(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}

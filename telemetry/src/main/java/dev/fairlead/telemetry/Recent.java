package dev.fairlead.telemetry;

import java.time.Duration;

/**
 * The last ten whole seconds, for "now" on a gauge.
 *
 * @param span how long that is; shorter than ten seconds only right after the start
 * @param callsPerSecond calls that ended, per second
 * @param attemptsPerSecond attempts that ended, per second
 * @param failedCalls the share of those calls that failed, 0 to 1
 * @param failedAttempts the share of those attempts that failed, 0 to 1
 * @param latency how long those calls took, the running second included
 */
public record Recent(
        Duration span,
        double callsPerSecond,
        double attemptsPerSecond,
        double failedCalls,
        double failedAttempts,
        Latency latency) {}

package dev.fairlead.telemetry;

import java.time.Duration;

/**
 * What was counted in one second of the clock.
 *
 * @param epochSecond the second, counted from 1970
 * @param started calls that began
 * @param finished calls that ended
 * @param failed calls that ended in anything but success
 * @param attempts attempts that ended
 * @param failedAttempts attempts that ended in anything but success
 * @param retries retries that were scheduled
 * @param rateLimitWaited how long attempts that went on in this second had waited for the rate limit, all together
 * @param latency how long the calls that ended took
 */
public record SecondReport(
        long epochSecond,
        long started,
        long finished,
        long failed,
        long attempts,
        long failedAttempts,
        long retries,
        Duration rateLimitWaited,
        Latency latency) {}

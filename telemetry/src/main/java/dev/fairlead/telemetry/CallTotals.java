package dev.fairlead.telemetry;

import dev.fairlead.client.event.OutcomeKind;
import java.time.Duration;
import java.util.Map;

/**
 * What was counted over a span of time. A call that begins in one span and ends in another counts as started in the
 * first and finished in the second.
 *
 * @param started calls that began
 * @param finished calls that ended, well or not
 * @param attempts tries on the wire that ended
 * @param retries attempts that were scheduled after a failed one
 * @param failedCalls calls that ended in anything but success, by the kind of their last outcome; kinds with none left out
 * @param failedAttempts attempts that ended in anything but success, by kind; kinds with none left out
 * @param rateLimitWaits how often an attempt waited for the rate limit
 * @param rateLimitWaited how long attempts waited for the rate limit, all together
 * @param latency how long finished calls took
 */
public record CallTotals(
        long started,
        long finished,
        long attempts,
        long retries,
        Map<OutcomeKind, Long> failedCalls,
        Map<OutcomeKind, Long> failedAttempts,
        long rateLimitWaits,
        Duration rateLimitWaited,
        Latency latency) {

    /** Copies the maps. */
    public CallTotals {
        failedCalls = Map.copyOf(failedCalls);
        failedAttempts = Map.copyOf(failedAttempts);
    }

    /** Returns how many calls ended in anything but success. */
    public long failed() {
        return sum(failedCalls);
    }

    /** Returns how many attempts ended in anything but success. */
    public long failedAttemptCount() {
        return sum(failedAttempts);
    }

    private static long sum(Map<OutcomeKind, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}

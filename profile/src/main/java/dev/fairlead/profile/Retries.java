package dev.fairlead.profile;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be tried again, and when.
 *
 * @param verdict a response header in which the provider itself decides; null if there is none
 * @param transientStatuses statuses after which another try may succeed
 * @param unprocessedStatuses statuses that the provider gives before it does anything: repeating after them is safe even
 *     without an idempotency key
 * @param throttledStatuses statuses that ask for fewer requests
 * @param exhaustedCodes error codes that come with a throttled status, and that waiting seconds does not cure
 * @param lockedCodes error codes that come with a throttled status, and only say that an object is busy
 * @param waitHints response headers that say how long to wait, the first present one counts
 * @param maxAttempts total tries including the first, at least 1
 * @param transientBase first wait after trouble; doubles from there
 * @param throttledBase first wait after a throttled status without a hint; doubles from there
 * @param cap longest wait that we choose ourselves (a hint is never shortened)
 */
public record Retries(
        @Nullable Verdict verdict,
        Set<Integer> transientStatuses,
        Set<Integer> unprocessedStatuses,
        Set<Integer> throttledStatuses,
        Set<String> exhaustedCodes,
        Set<String> lockedCodes,
        List<WaitHint> waitHints,
        int maxAttempts,
        Duration transientBase,
        Duration throttledBase,
        Duration cap) {

    /** Copies the collections. */
    public Retries {
        transientStatuses = Set.copyOf(transientStatuses);
        unprocessedStatuses = Set.copyOf(unprocessedStatuses);
        throttledStatuses = Set.copyOf(throttledStatuses);
        exhaustedCodes = Set.copyOf(exhaustedCodes);
        lockedCodes = Set.copyOf(lockedCodes);
        waitHints = List.copyOf(waitHints);
    }

    /**
     * A header in which the provider decides; it goes before every other rule.
     *
     * @param header its name
     * @param retry the value that asks for another try
     * @param stop the value that forbids one
     */
    public record Verdict(String header, String retry, String stop) {}

    /**
     * A header that says how long to wait.
     *
     * @param header its name
     * @param unit how its value is read
     */
    public record WaitHint(String header, Unit unit) {

        /** How a wait is written. */
        public enum Unit {
            /** Seconds with an optional fraction, or an HTTP date (RFC 9110 §10.2.3). */
            RETRY_AFTER,
            /** Milliseconds from now. */
            MILLISECONDS,
            /** Seconds since 1970. */
            EPOCH_SECONDS
        }
    }
}

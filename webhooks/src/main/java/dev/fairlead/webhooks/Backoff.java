package dev.fairlead.webhooks;

import java.time.Duration;

/**
 * How long a failed event waits: the first delay, tripled with each further failure up to the longest, of which a random part
 * between a half and the whole is taken, so that events that failed together do not come back together.
 */
final class Backoff {

    private static final int FACTOR = 3;

    private Backoff() {}

    static Duration delay(InboxOptions options, int failedAttempts) {
        long longest = options.longestDelay().toMillis();
        long delay = Math.min(longest, Math.max(1, options.firstDelay().toMillis()));
        for (int i = 1; i < failedAttempts && delay < longest; i++) {
            delay = delay > longest / FACTOR ? longest : delay * FACTOR;
        }
        long half = delay / 2;
        return Duration.ofMillis(half + options.random().nextLong(delay - half + 1));
    }
}

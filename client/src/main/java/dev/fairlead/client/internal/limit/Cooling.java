package dev.fairlead.client.internal.limit;

import dev.fairlead.profile.Retries;
import java.time.Duration;

/**
 * How long all callers of a key pause after one was throttled without being told for how long: an eighth of the profile's base for
 * throttling, and four times as long for each further one that was sent after the last pause began, until a call succeeds. One
 * stray refusal costs little, a real limit is met with growing restraint. Not thread-safe: the limiter's lock guards it.
 */
final class Cooling {

    private static final int FIRST_SHARE = 8;
    private static final int GROWTH = 4;

    private final Retries retries;
    private int inARow;
    private long lastStart;

    Cooling(Retries retries) {
        this.retries = retries;
    }

    /**
     * Returns the pause after an attempt that was throttled.
     *
     * @param sentNanos when the attempt was let through
     */
    Duration pause(long now, long sentNanos) {
        if (inARow == 0 || sentNanos - lastStart > 0) {
            inARow++;
            lastStart = now;
        }
        double pause = (double) retries.throttledBase().toNanos() / FIRST_SHARE * Math.pow(GROWTH, inARow - 1.0);
        return Duration.ofNanos((long) Math.min(pause, (double) retries.cap().toNanos()));
    }

    void succeeded() {
        inARow = 0;
    }
}

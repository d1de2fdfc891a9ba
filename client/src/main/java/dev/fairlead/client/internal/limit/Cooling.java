package dev.fairlead.client.internal.limit;

import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Retries;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How long all callers pause after one was throttled. As long as the provider asks; where it does not say, an eighth of the
 * profile's base for throttling, and four times as long for each further one that was sent after the last pause began, until a
 * call succeeds. One stray refusal costs little, a real limit is met with growing restraint.
 *
 * <p>Lock: {@code lock} guards the count; nothing else is done while it is held. Thread-safe.
 */
final class Cooling {

    private static final int FIRST_SHARE = 8;
    private static final int GROWTH = 4;

    private final Retries retries;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private int inARow;
    private long lastStart;

    Cooling(Retries retries, TimeSource time) {
        this.retries = retries;
        this.time = time;
        this.lastStart = time.nanoTime();
    }

    /**
     * Returns the pause after an attempt that was throttled without being told how long to wait.
     *
     * @param sentNanos when the attempt was let through
     */
    Duration pause(long sentNanos) {
        lock.lock();
        try {
            if (inARow == 0 || sentNanos - lastStart > 0) {
                inARow++;
                lastStart = time.nanoTime();
            }
            double pause = (double) retries.throttledBase().toNanos() / FIRST_SHARE * Math.pow(GROWTH, inARow - 1.0);
            return Duration.ofNanos(
                    (long) Math.min(pause, (double) retries.cap().toNanos()));
        } finally {
            lock.unlock();
        }
    }

    void succeeded() {
        lock.lock();
        try {
            inARow = 0;
        } finally {
            lock.unlock();
        }
    }
}

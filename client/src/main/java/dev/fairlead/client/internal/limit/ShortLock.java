package dev.fairlead.client.internal.limit;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock around a few dozen nanoseconds of work. A thread that finds it taken looks again a few times before it goes to sleep,
 * because waking up takes longer than the work.
 */
@SuppressWarnings("serial") // never written anywhere
final class ShortLock extends ReentrantLock {

    private static final int LOOKS = 40;

    void acquire() {
        for (int look = 0; look < LOOKS; look++) {
            if (tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock();
    }
}

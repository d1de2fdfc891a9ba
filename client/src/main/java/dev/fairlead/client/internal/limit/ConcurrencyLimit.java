package dev.fairlead.client.internal.limit;

import dev.fairlead.client.time.TimeSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Places for attempts under way, given in the order in which callers came. Where it is adaptive, there are fewer after the provider
 * said that there were too many, and slowly more again (additive increase, multiplicative decrease: D. Chiu and R. Jain, "Analysis of
 * the Increase and Decrease Algorithms for Congestion Avoidance in Computer Networks", 1989). Thread-safe.
 *
 * <p>Lock: {@code lock} guards counts and queue. No I/O, no listeners and no waiting while it is held.
 */
final class ConcurrencyLimit implements Recent.Entry {

    private static final double DECREASE = 0.7;

    private final int most;
    private final boolean adaptive;
    private final TimeSource time;
    private final ShortLock lock = new ShortLock();
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private double allowed;
    private int used;
    private long lastUsed;
    private long lastDecrease;
    private boolean retired;

    /**
     * Creates places, none taken.
     *
     * @param most how many there are, or can be where it is adaptive
     */
    ConcurrencyLimit(int most, boolean adaptive, TimeSource time) {
        this.most = most;
        this.allowed = most;
        this.adaptive = adaptive;
        this.time = time;
        this.lastUsed = time.nanoTime();
        this.lastDecrease = lastUsed;
    }

    /** What came of asking for a place. */
    enum Entry {
        ENTERED,
        LATE,
        /** The limit was forgotten in the meantime, and another one has its key. */
        RETIRED
    }

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private boolean placed;
    }

    /** Waits for a place until an instant. */
    Entry enter(long latestNanos) throws InterruptedException {
        Waiter me;
        lock.acquire();
        try {
            if (retired) {
                return Entry.RETIRED;
            }
            if (isRoom() && queue.isEmpty()) {
                used++;
                return Entry.ENTERED;
            }
            me = new Waiter();
            queue.addLast(me);
        } finally {
            lock.unlock();
        }
        return await(me, latestNanos) ? Entry.ENTERED : Entry.LATE;
    }

    /** At least one may always be under way: how else would it be known that more may. */
    private boolean isRoom() {
        return used < Math.max(1, (int) allowed);
    }

    private boolean await(Waiter me, long latestNanos) throws InterruptedException {
        try {
            while (!isPlaced(me)) {
                long left = latestNanos - time.nanoTime();
                if (left <= 0) {
                    return !giveUp(me);
                }
                time.park(left);
            }
            return true;
        } catch (InterruptedException interrupt) {
            if (!giveUp(me)) {
                leave();
            }
            throw interrupt;
        }
    }

    private boolean isPlaced(Waiter me) {
        lock.acquire();
        try {
            return me.placed;
        } finally {
            lock.unlock();
        }
    }

    /** Leaves the queue; returns false if the place came first. */
    private boolean giveUp(Waiter me) {
        lock.acquire();
        try {
            queue.remove(me);
            return !me.placed;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place back, of an attempt that says nothing about how many there may be. */
    void leave() {
        lock.acquire();
        try {
            release();
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place of a success back: one more place after as many as there are, while they are used. */
    void leaveAfterSuccess() {
        lock.acquire();
        try {
            if (adaptive && allowed < most && used * 2 >= allowed) {
                allowed = Math.min(most, allowed + 1 / allowed);
            }
            release();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives the place of an attempt back that the provider had no room for. Attempts that were under way together count once.
     *
     * @param enteredNanos when it began
     * @return how many may be under way from now on; 0 if that did not change
     */
    int leaveAfterThrottling(long enteredNanos) {
        lock.acquire();
        try {
            boolean lower = adaptive && enteredNanos - lastDecrease >= 0;
            if (lower) {
                allowed = Math.max(1, Math.min(allowed, used) * DECREASE);
                lastDecrease = time.nanoTime();
            }
            release();
            return lower ? (int) allowed : 0;
        } finally {
            lock.unlock();
        }
    }

    /** Hands free places to those who wait longest, so that nobody who comes later takes them. */
    private void release() {
        used--;
        lastUsed = time.nanoTime();
        while (isRoom()) {
            Waiter first = queue.pollFirst();
            if (first == null) {
                return;
            }
            used++;
            first.placed = true;
            time.unpark(first.thread);
        }
    }

    @Override
    public long lastUsed() {
        lock.acquire();
        try {
            return lastUsed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean retireIfIdle() {
        lock.acquire();
        try {
            retired |= used == 0 && queue.isEmpty();
            return retired;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many may be under way now. */
    int allowed() {
        lock.acquire();
        try {
            return Math.max(1, (int) allowed);
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many callers wait. */
    int waiting() {
        lock.acquire();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }
}

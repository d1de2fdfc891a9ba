package dev.fairlead.client.internal.limit;

import dev.fairlead.client.time.TimeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places for attempts under way, given in the order in which callers came. Where it is adaptive, there are fewer after the provider
 * said that there were too many, and slowly more again (additive increase, multiplicative decrease: D. Chiu and R. Jain, "Analysis of
 * the Increase and Decrease Algorithms for Congestion Avoidance in Computer Networks", 1989). Thread-safe.
 *
 * <p>Whoever finds room and nobody waiting enters without a lock. Lock: {@code lock} guards the queue, and the number of places where
 * it changes. No I/O, no listeners and no waiting while it is held.
 */
final class ConcurrencyLimit implements Recent.Entry {

    private static final double DECREASE = 0.7;
    private static final int RETIRED = Integer.MIN_VALUE; // in place of the number of places taken
    private static final long USE_RESOLUTION_NANOS = 100_000_000;

    private final int most;
    private final boolean adaptive;
    private final TimeSource time;
    private final AtomicInteger used = new AtomicInteger();
    private final ShortLock lock = new ShortLock();
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private double allowed;
    private long lastDecrease;
    private volatile int places;
    private volatile int waiting;
    private volatile long lastUsed;

    /**
     * Creates places, none taken.
     *
     * @param most how many there are, or can be where it is adaptive
     */
    ConcurrencyLimit(int most, boolean adaptive, TimeSource time) {
        this.most = most;
        this.allowed = most;
        this.places = most;
        this.adaptive = adaptive;
        this.time = time;
        this.lastUsed = time.nanoTime();
        this.lastDecrease = lastUsed;
    }

    /** What came of asking for a place. */
    enum Entry {
        ENTERED,
        ENTERED_LATER,
        LATE,
        /** The limit was forgotten in the meantime, and another one has its key. */
        RETIRED
    }

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private volatile boolean placed;
    }

    /** Waits for a place until an instant. */
    Entry enter(long latestNanos) throws InterruptedException {
        if (waiting == 0 && tryEnter()) {
            return Entry.ENTERED;
        }
        Waiter me = new Waiter();
        lock.acquire();
        try {
            if (used.get() == RETIRED) {
                return Entry.RETIRED;
            }
            queue.addLast(me);
            handOver(); // who left before he could see that somebody waits has left a place
        } finally {
            lock.unlock();
        }
        return await(me, latestNanos) ? Entry.ENTERED_LATER : Entry.LATE;
    }

    private boolean tryEnter() {
        int taken = used.get();
        while (taken >= 0 && taken < places) {
            if (used.compareAndSet(taken, taken + 1)) {
                return true;
            }
            taken = used.get();
        }
        return false;
    }

    /** Gives free places to those who wait longest, so that nobody who comes later takes them. */
    private void handOver() {
        waiting = queue.size();
        while (!queue.isEmpty() && tryEnter()) {
            Waiter first = queue.removeFirst();
            first.placed = true;
            time.unpark(first.thread);
        }
        waiting = queue.size();
    }

    private boolean await(Waiter me, long latestNanos) throws InterruptedException {
        try {
            while (!me.placed) {
                long left = latestNanos - time.nanoTime();
                if (left <= 0) {
                    return !giveUp(me);
                }
                time.park(left);
            }
            return true;
        } catch (InterruptedException interrupt) {
            if (!giveUp(me)) {
                leave(time.nanoTime());
            }
            throw interrupt;
        }
    }

    /** Leaves the queue; returns false if the place came first. */
    private boolean giveUp(Waiter me) {
        lock.acquire();
        try {
            queue.remove(me);
            waiting = queue.size();
            return !me.placed;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place back, of an attempt that says nothing about how many there may be. */
    void leave(long nowNanos) {
        used.decrementAndGet();
        if (nowNanos - lastUsed > USE_RESOLUTION_NANOS) {
            lastUsed = nowNanos;
        }
        if (waiting > 0) {
            lock.acquire();
            try {
                handOver();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Gives the place of a success back: one more place after as many as there are, while they are used. */
    void leaveAfterSuccess(long nowNanos) {
        if (adaptive && places < most) {
            lock.acquire();
            try {
                if (used.get() * 2L >= allowed) {
                    allow(Math.min(most, allowed + 1 / allowed));
                    handOver();
                }
            } finally {
                lock.unlock();
            }
        }
        leave(nowNanos);
    }

    /** At least one may always be under way: how else would it be known that more may. */
    private void allow(double number) {
        allowed = number;
        places = Math.max(1, (int) number);
    }

    /**
     * Gives the place of an attempt back that the provider had no room for. Attempts that were under way together count once.
     *
     * @param enteredNanos when it began
     * @return how many may be under way from now on; 0 if that did not change
     */
    int leaveAfterThrottling(long enteredNanos) {
        int lowered = 0;
        long now = time.nanoTime();
        lock.acquire();
        try {
            if (adaptive && enteredNanos - lastDecrease >= 0) {
                allow(Math.max(1, Math.min(allowed, used.get()) * DECREASE));
                lastDecrease = now;
                lowered = (int) allowed;
            }
        } finally {
            lock.unlock();
        }
        leave(now);
        return lowered;
    }

    @Override
    public long lastUsed() {
        return lastUsed;
    }

    @Override
    public boolean retireIfIdle() {
        lock.acquire();
        try {
            return used.get() == RETIRED || (queue.isEmpty() && used.compareAndSet(0, RETIRED));
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many may be under way now. */
    int allowed() {
        return places;
    }

    /** Returns how many are under way. */
    int used() {
        return used.get();
    }

    /** Returns how many callers wait. */
    int waiting() {
        return waiting;
    }
}

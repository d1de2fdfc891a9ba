package dev.fairlead.client.internal.limit;

import dev.fairlead.client.time.TimeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Places for attempts under way, given in the order in which callers came. Thread-safe.
 *
 * <p>Lock: {@code lock} guards count and queue. No I/O, no listeners and no waiting while it is held.
 */
final class ConcurrencyLimit {

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private int free;

    ConcurrencyLimit(int places, TimeSource time) {
        this.free = places;
        this.time = time;
    }

    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private boolean placed;
    }

    /** Waits for a place until an instant; returns whether there was one. */
    boolean enter(long latestNanos) throws InterruptedException {
        Waiter me;
        lock.lockInterruptibly();
        try {
            if (free > 0 && queue.isEmpty()) {
                free--;
                return true;
            }
            me = new Waiter();
            queue.addLast(me);
        } finally {
            lock.unlock();
        }
        return await(me, latestNanos);
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
        lock.lock();
        try {
            return me.placed;
        } finally {
            lock.unlock();
        }
    }

    /** Leaves the queue; returns false if the place came first. */
    private boolean giveUp(Waiter me) {
        lock.lock();
        try {
            queue.remove(me);
            return !me.placed;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            release();
        } finally {
            lock.unlock();
        }
    }

    /** Hands the place to who waits longest, so that nobody who comes later takes it. */
    private void release() {
        Waiter first = queue.pollFirst();
        if (first == null) {
            free++;
        } else {
            first.placed = true;
            time.unpark(first.thread);
        }
    }
}

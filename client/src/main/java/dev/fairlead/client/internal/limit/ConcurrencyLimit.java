package dev.fairlead.client.internal.limit;

import dev.fairlead.client.time.TimeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Places for attempts under way, given in the order in which callers came. Thread-safe.
 *
 * <p>Lock: {@code lock} guards count and queue. No I/O, no listeners and, but for the conditions themselves, no waiting while it
 * is held.
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
        private final Condition turn;
        private boolean placed;

        Waiter(Condition turn) {
            this.turn = turn;
        }
    }

    /** Waits for a place until an instant; returns whether there was one. */
    boolean enter(long latestNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (free > 0 && queue.isEmpty()) {
                free--;
                return true;
            }
            Waiter me = new Waiter(lock.newCondition());
            queue.addLast(me);
            return await(me, latestNanos);
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Waiter me, long latestNanos) throws InterruptedException {
        try {
            while (!me.placed) {
                long left = latestNanos - time.nanoTime();
                if (left <= 0) {
                    queue.remove(me);
                    return false;
                }
                time.await(me.turn, left);
            }
            return true;
        } catch (InterruptedException interrupt) {
            queue.remove(me);
            if (me.placed) {
                release();
            }
            throw interrupt;
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
            first.turn.signal();
        }
    }
}

package dev.fairlead.client.internal.limit;

import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.RateLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A token bucket with a queue: permits go to callers in the order in which they came. Only the first in the queue waits for the
 * clock; it wakes the second when it leaves, with its permit or without. Thread-safe.
 *
 * <p>Lock: {@code lock} guards bucket and queue. No I/O, no listeners and no waiting while it is held.
 */
final class RateLimiter {

    private final String id;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private final TokenBucket bucket;

    RateLimiter(String id, long intervalNanos, long burst, TimeSource time) {
        this.id = id;
        this.time = time;
        this.bucket = new TokenBucket(intervalNanos, burst, time.nanoTime());
    }

    /** Returns a limiter for a published limit. */
    static RateLimiter of(RateLimit limit, TimeSource time) {
        long interval = Math.max(1, limit.period().toNanos() / Math.max(1, limit.permits()));
        return new RateLimiter(limit.id(), interval, Math.max(1, limit.burst()), time);
    }

    /** Returns a limiter that lets everything pass until it is told to cool. */
    static RateLimiter open(String id, TimeSource time) {
        return new RateLimiter(id, 0, 1, time);
    }

    /** One caller in the queue; callers of one thread would be the same caller. */
    private record Waiter(Thread thread) {}

    String id() {
        return id;
    }

    /** Returns how long a caller that came now would wait. */
    long estimateNanos() {
        lock.lock();
        try {
            return bucket.waitNanos(time.nanoTime(), queue.size() + 1L);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a permit, unless it is clear that it would come after a given instant: then it refuses at once.
     *
     * @param latestNanos the instant
     */
    Grant acquire(long latestNanos) throws InterruptedException {
        Waiter me = new Waiter(Thread.currentThread());
        lock.lockInterruptibly();
        try {
            long now = time.nanoTime();
            if (queue.isEmpty() && bucket.waitNanos(now, 1) == 0) {
                bucket.take(now);
                return new Grant.Permit(now);
            }
            queue.addLast(me);
        } finally {
            lock.unlock();
        }
        try {
            return awaitTurn(me, latestNanos);
        } finally {
            leave(me);
        }
    }

    private Grant awaitTurn(Waiter me, long latestNanos) throws InterruptedException {
        while (true) {
            boolean first;
            long wait;
            lock.lock();
            try {
                long now = time.nanoTime();
                first = me.equals(queue.peekFirst());
                wait = bucket.waitNanos(now, first ? 1 : place(me));
                if (first && wait == 0) {
                    bucket.take(now);
                    return new Grant.Permit(now);
                }
                if (wait > latestNanos - now) {
                    return new Grant.Refused(wait);
                }
            } finally {
                lock.unlock();
            }
            time.park(first ? wait : Long.MAX_VALUE);
        }
    }

    private void leave(Waiter me) {
        lock.lock();
        try {
            queue.remove(me);
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private long place(Waiter me) {
        long place = 1;
        for (Waiter waiter : queue) {
            if (waiter.equals(me)) {
                break;
            }
            place++;
        }
        return place;
    }

    private void wakeFirst() {
        Waiter first = queue.peekFirst();
        if (first != null) {
            time.unpark(first.thread());
        }
    }

    /** Takes a permit back that was not used. */
    void giveBack() {
        lock.lock();
        try {
            bucket.giveBack();
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody pass for a while. All who wait look again whether that is too long for them. */
    void cool(Duration pause) {
        lock.lock();
        try {
            bucket.coolUntil(time.nanoTime() + pause.toNanos());
            queue.forEach(waiter -> time.unpark(waiter.thread()));
        } finally {
            lock.unlock();
        }
    }

    long available() {
        lock.lock();
        try {
            return Math.max(0, bucket.available(time.nanoTime()) - queue.size());
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many callers wait. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how long nobody passes; zero or less if they do. */
    long coolingNanos() {
        lock.lock();
        try {
            return bucket.coolingNanos(time.nanoTime());
        } finally {
            lock.unlock();
        }
    }
}

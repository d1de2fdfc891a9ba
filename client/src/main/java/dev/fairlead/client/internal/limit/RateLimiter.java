package dev.fairlead.client.internal.limit;

import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.client.limit.PermitSource;
import dev.fairlead.client.limit.ProviderCount;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The queue before the permits of one key: they go to callers in the order in which these came, whatever each of them takes. Only
 * the first in the queue waits for the clock; it wakes the second when it leaves, with its permits or without. Thread-safe.
 *
 * <p>Lock: {@code lock} guards source, queue and cooling. No I/O, no listeners and no waiting while it is held.
 */
final class RateLimiter implements Recent.Entry {

    private final String id;
    private final long most;
    private final boolean counting;
    private final TimeSource time;
    private final PermitSource source;
    private final Cooling cooling;
    private final ShortLock lock = new ShortLock();
    private final ArrayDeque<Waiter> queue = new ArrayDeque<>();
    private long queued;
    private long served;
    private long inFlight;
    private long lastUsed;
    private long usedUpUntil;
    private boolean retired;
    private boolean kept;
    private volatile boolean restrained;

    /**
     * Puts a queue before a source.
     *
     * @param counting whether calls say when they are over, see {@link #finished}
     */
    RateLimiter(KeyedLimit limit, boolean counting, PermitSource source, Cooling cooling, TimeSource time) {
        this.id = limit.id();
        this.counting = counting;
        this.most =
                limit.windows().stream().mapToLong(LimitWindow::permits).min().orElse(Long.MAX_VALUE);
        this.source = source;
        this.cooling = cooling;
        this.time = time;
        this.lastUsed = time.nanoTime();
        this.usedUpUntil = lastUsed;
        source.onChange(this::wakeAll);
    }

    /** One caller in the queue, and where the units for it end among all that were ever queued for. */
    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private final long units;
        private long end;

        Waiter(long units, long end) {
            this.units = units;
            this.end = end;
        }
    }

    String id() {
        return id;
    }

    /** Returns what a call can take at most. */
    long most() {
        return most;
    }

    /** Returns how long a caller that came now would wait. */
    long estimateNanos(long units) {
        lock.acquire();
        try {
            return source.waitNanos(time.nanoTime(), queued - served + units);
        } finally {
            lock.unlock();
        }
    }

    /** Takes permits if they are there and nobody waits for them. */
    boolean tryTake(long now, long units) {
        lock.acquire();
        try {
            return !retired && queue.isEmpty() && taken(now, units);
        } finally {
            lock.unlock();
        }
    }

    private boolean taken(long now, long units) {
        if (!source.take(now, units)) {
            return false;
        }
        lastUsed = now;
        if (counting) {
            inFlight += units;
        }
        return true;
    }

    /**
     * Waits for permits, unless it is clear that they would come after a given instant: then it refuses at once.
     *
     * @param units no more than {@link #most}
     * @param latestNanos the instant
     */
    Grant acquire(long units, long latestNanos) throws InterruptedException {
        Waiter me;
        lock.acquire();
        try {
            if (retired) {
                return new Grant.Retired();
            }
            long now = time.nanoTime();
            if (queue.isEmpty() && taken(now, units)) {
                return new Grant.Permit(now);
            }
            queued += units;
            me = new Waiter(units, queued);
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
            long park;
            lock.acquire();
            try {
                long now = time.nanoTime();
                boolean first = me == queue.peekFirst();
                if (first && taken(now, me.units)) {
                    return new Grant.Permit(now);
                }
                long wait = source.waitNanos(now, me.end - served);
                if (wait > latestNanos - now) {
                    return new Grant.Refused(wait);
                }
                park = first ? wait : latestNanos - now;
            } finally {
                lock.unlock();
            }
            time.park(Math.max(park, 1));
        }
    }

    private void leave(Waiter me) {
        lock.acquire();
        try {
            if (me == queue.peekFirst()) {
                queue.removeFirst();
                served += me.units;
            } else {
                moveUpBehind(me);
            }
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private void moveUpBehind(Waiter me) {
        boolean behind = false;
        for (Waiter waiter : queue) {
            if (behind) {
                waiter.end -= me.units;
            }
            behind |= waiter == me;
        }
        queue.remove(me);
        queued -= me.units;
    }

    private void wakeFirst() {
        Waiter first = queue.peekFirst();
        if (first != null) {
            time.unpark(first.thread);
        }
    }

    /** All who wait look again whether that is now too long for them. */
    private void wakeAll() {
        lock.acquire();
        try {
            queue.forEach(waiter -> time.unpark(waiter.thread));
        } finally {
            lock.unlock();
        }
    }

    /** Takes permits back that were not used. */
    void giveBack(long takenAt, long units) {
        lock.acquire();
        try {
            if (counting) {
                inFlight -= units;
            }
            source.giveBack(time.nanoTime(), takenAt, units);
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Hears that a call is over that took permits; where nobody counts, that costs nothing. */
    void finished(long units) {
        if (!counting) {
            return;
        }
        lock.acquire();
        try {
            inFlight -= units;
        } finally {
            lock.unlock();
        }
    }

    /** Hears what a call really cost, after it took its permits. */
    void correct(long takenAt, long units, long actual) {
        if (actual == units) {
            return;
        }
        lock.acquire();
        try {
            if (actual > units) {
                source.charge(time.nanoTime(), actual - units);
            } else {
                source.giveBack(time.nanoTime(), takenAt, units - actual);
            }
        } finally {
            lock.unlock();
        }
        wakeAll();
    }

    /** Hears that the provider let a call through. */
    void succeeded() {
        if (!restrained) {
            return;
        }
        lock.acquire();
        try {
            restrained = false;
            cooling.succeeded();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets nobody pass for a while.
     *
     * @param asked for how long the provider asks; null if it does not say
     * @param sentNanos when the attempt was let through that was throttled
     * @return for how long
     */
    Duration cool(@Nullable Duration asked, long sentNanos) {
        Duration pause;
        lock.acquire();
        try {
            long now = time.nanoTime();
            restrained = true;
            pause = asked == null ? cooling.pause(now, sentNanos) : asked;
            source.coolUntil(now + pause.toNanos());
            lastUsed = now;
        } finally {
            lock.unlock();
        }
        wakeAll();
        return pause;
    }

    /**
     * Hears how much the provider says is left of its window.
     *
     * @param takenAt when the attempt took its units that was answered so
     * @param units how many it took
     * @return whether nothing is left, for the first time in that window
     */
    boolean sync(long remaining, long resetNanos, long takenAt, long units) {
        boolean usedUp;
        lock.acquire();
        try {
            long now = time.nanoTime();
            long left = source.sync(now, new ProviderCount(remaining, resetNanos, takenAt, units, inFlight));
            usedUp = left <= 0 && usedUpUntil - now <= 0;
            if (usedUp) {
                usedUpUntil = now + resetNanos;
            }
        } finally {
            lock.unlock();
        }
        if (usedUp) {
            wakeAll();
        }
        return usedUp;
    }

    /** Sees to it that it never ends; returns whether it has not ended already. */
    boolean keep() {
        lock.acquire();
        try {
            kept = true;
            return !retired;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it unless somebody needs it: it is not kept, nobody waits, nothing counted is under way, and it does not cool. */
    @Override
    public boolean retireIfIdle() {
        lock.acquire();
        try {
            if (!kept && queue.isEmpty() && inFlight == 0 && source.coolingNanos(time.nanoTime()) == 0) {
                retired = true;
                source.close();
            }
            return retired;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when permits were last taken. */
    @Override
    public long lastUsed() {
        lock.acquire();
        try {
            return lastUsed;
        } finally {
            lock.unlock();
        }
    }

    long available() {
        lock.acquire();
        try {
            return Math.max(0, source.available(time.nanoTime()) - (queued - served));
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

    /** Returns how long nobody passes; zero if they do. */
    long coolingNanos() {
        lock.acquire();
        try {
            return source.coolingNanos(time.nanoTime());
        } finally {
            lock.unlock();
        }
    }
}

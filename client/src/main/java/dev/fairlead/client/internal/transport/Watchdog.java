package dev.fairlead.client.internal.transport;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Raises alarms when their time has come. Made for alarms that are nearly all taken back in time: setting and taking back one is
 * an entry in a concurrent set, without a lock and without waking anybody. The thread behind it sleeps until the earliest time
 * that was set since it last looked, and then looks through all that are left; a time that is earlier still wakes it. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long AGAIN_NANOS = 10_000_000;

    private final Set<Alarm> alarms = ConcurrentHashMap.newKeySet();
    private final long start = System.nanoTime();
    /** When the thread has to look next, in nanoseconds since the start; never later than any alarm in the set. */
    private final AtomicLong next = new AtomicLong(NEVER);

    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /** What is to happen at a time, unless it is taken back before. What it does must not block. */
    abstract static class Alarm {

        private long at;

        /** Does it, on the watchdog's thread. */
        abstract void raise();

        /** Times differ, and are at hand; an identity would have to be made. */
        @Override
        public final int hashCode() {
            return Long.hashCode(at * 0x9E3779B97F4A7C15L);
        }

        @Override
        public final boolean equals(@Nullable Object other) {
            return this == other;
        }
    }

    /**
     * Sets an alarm, once.
     *
     * @throws IllegalStateException if this is closed
     */
    void set(Alarm alarm, long afterNanos) {
        long now = System.nanoTime() - start;
        alarm.at = now + Math.clamp(afterNanos, 0, NEVER - 1 - now);
        alarms.add(alarm);
        if (closed) {
            alarms.remove(alarm);
            throw new IllegalStateException("the client is closed");
        }
        if (alarm.at < next.get() && next.getAndAccumulate(alarm.at, Math::min) > alarm.at) {
            LockSupport.unpark(running());
        }
    }

    /** Takes an alarm back; it may be under way already. */
    void takeBack(Alarm alarm) {
        alarms.remove(alarm);
    }

    private Thread running() {
        Thread known = thread;
        return known == null ? start() : known;
    }

    private synchronized Thread start() {
        Thread known = thread;
        if (known == null) {
            known = Thread.ofPlatform().daemon().name("fairlead-watchdog").unstarted(this::watch);
            thread = known;
            known.start();
        }
        return known;
    }

    private void watch() {
        while (!closed) {
            long wait = next.get() - (System.nanoTime() - start);
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
            } else {
                look();
            }
        }
    }

    /** Whatever is set from the first line on either lowers the next time itself or is met by the loop. */
    private void look() {
        next.set(NEVER);
        long now = System.nanoTime() - start;
        long earliest = NEVER;
        for (Iterator<Alarm> all = alarms.iterator(); all.hasNext(); ) {
            Alarm alarm = all.next();
            boolean isOver = alarm.at > now || !alarms.remove(alarm) || isRaised(alarm);
            if (!isOver) {
                alarm.at = now + AGAIN_NANOS;
                alarms.add(alarm);
            }
            earliest = alarm.at > now ? Math.min(earliest, alarm.at) : earliest;
        }
        next.accumulateAndGet(earliest, Math::min);
    }

    /** For want of memory an alarm may fail, and must not be the last one that is raised. */
    private static boolean isRaised(Alarm alarm) {
        try {
            alarm.raise();
            return true;
        } catch (OutOfMemoryError tryAgain) {
            return false;
        }
    }

    /** Ends the thread; alarms that are set are forgotten. */
    @Override
    public void close() {
        closed = true;
        alarms.clear();
        LockSupport.unpark(thread);
    }
}

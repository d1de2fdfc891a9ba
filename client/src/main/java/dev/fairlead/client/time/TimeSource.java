package dev.fairlead.client.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** Tells the time and waits. All of the engine's clock reading and waiting goes through one such object. Thread-safe. */
public interface TimeSource {

    /** Returns the wall-clock time, for dates that come from or go to others. */
    Instant now();

    /** Returns a reading in nanoseconds that only ever grows; differences of two readings are durations. */
    long nanoTime();

    /**
     * Blocks the calling thread.
     *
     * @param duration how long; zero or less returns at once
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Waits for a signal, but no longer than a given time. The caller holds the condition's lock. May return early.
     *
     * @param nanos the longest wait in nanoseconds
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    void await(Condition condition, long nanos) throws InterruptedException;

    /** Returns the clock and the waiting of the machine. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}

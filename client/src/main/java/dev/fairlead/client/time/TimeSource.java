package dev.fairlead.client.time;

import java.time.Duration;
import java.time.Instant;

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
     * Blocks the calling thread until {@link #unpark} is called for it, the time is over, or for no reason at all: whoever waits
     * looks again at what it waits for. An {@code unpark} that came before the wait ends it at once. Hold no lock.
     *
     * @param nanos the longest wait in nanoseconds; zero or less returns at once
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    void park(long nanos) throws InterruptedException;

    /** Ends the {@link #park} of a thread, the one it is in or else its next one. */
    void unpark(Thread thread);

    /**
     * Runs work on a virtual thread of its own. All threads of the engine that read or wait for this time begin here, so that
     * virtual time knows of them.
     *
     * @param name of the thread
     * @return the thread, to interrupt or unpark
     */
    default Thread start(String name, Runnable work) {
        return Thread.ofVirtual().name(name).start(work);
    }

    /** Returns the clock and the waiting of the machine. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}

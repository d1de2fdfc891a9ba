package dev.fairlead.client.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** The machine's own time. */
enum SystemTime implements TimeSource {
    INSTANCE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // may return early: whoever waits looks again at what it waits for
    public void await(Condition condition, long nanos) throws InterruptedException {
        long ignored = condition.awaitNanos(nanos);
    }

    @Override
    public String toString() {
        return "system time";
    }
}

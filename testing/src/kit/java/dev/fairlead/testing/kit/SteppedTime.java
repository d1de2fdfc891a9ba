package dev.fairlead.testing.kit;

import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Time that passes only when the test says so. For tests with several threads. */
public final class SteppedTime implements TimeSource {

    private static final long POLL_NANOS = 100_000;

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public Instant now() {
        return VirtualTime.START.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        long end = nanos.get() + duration.toNanos();
        while (nanos.get() < end) {
            LockSupport.parkNanos(POLL_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException("sleep");
            }
        }
    }

    @Override
    public void park(long waitNanos) throws InterruptedException {
        LockSupport.parkNanos(POLL_NANOS);
        if (Thread.interrupted()) {
            throw new InterruptedException("park");
        }
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}

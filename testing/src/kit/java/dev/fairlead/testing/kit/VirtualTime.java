package dev.fairlead.testing.kit;

import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits, and then at once. For tests with one thread. */
public final class VirtualTime implements TimeSource {

    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private long nanos;
    private boolean interruptNextSleep;

    @Override
    public Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (interruptNextSleep || Thread.interrupted()) {
            interruptNextSleep = false;
            throw new InterruptedException("sleep");
        }
        sleeps.add(duration);
        advance(duration);
    }

    @Override
    public void park(long waitNanos) throws InterruptedException {
        sleep(Duration.ofNanos(waitNanos));
    }

    /** Nobody else waits. */
    @Override
    public void unpark(Thread thread) {}

    public void advance(Duration duration) {
        nanos += Math.max(0, duration.toNanos());
    }

    public void interruptNextSleep() {
        interruptNextSleep = true;
    }

    /** Every wait so far. */
    public List<Duration> sleeps() {
        return sleeps;
    }

    public Duration elapsed() {
        return Duration.ofNanos(nanos);
    }
}

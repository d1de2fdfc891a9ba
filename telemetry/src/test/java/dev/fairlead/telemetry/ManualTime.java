package dev.fairlead.telemetry;

import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Time that stands still until it is moved. */
final class ManualTime implements TimeSource {

    private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanoTime() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    @Override
    public void sleep(Duration duration) {
        advance(duration);
    }

    @Override
    public void park(long nanos) {
        advance(Duration.ofNanos(nanos));
    }

    @Override
    public void unpark(Thread thread) {}
}

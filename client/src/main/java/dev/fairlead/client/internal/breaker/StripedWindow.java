package dev.fairlead.client.internal.breaker;

import dev.fairlead.client.internal.pipeline.Stripes;
import java.util.concurrent.atomic.LongAdder;

/** Counts attempts, failed and slow ones over a sliding time window. Thread-safe, without locks. */
final class StripedWindow {

    private final Stripes<Counters> stripes;

    StripedWindow(long windowNanos) {
        this.stripes =
                new Stripes<>(windowNanos, () -> new Counters(new LongAdder(), new LongAdder(), new LongAdder()));
    }

    private record Counters(LongAdder attempts, LongAdder failed, LongAdder slow) {}

    /** What the window holds. */
    record Counts(long attempts, long failed, long slow) {

        double failureRate() {
            return attempts == 0 ? 0 : (double) failed / attempts;
        }

        double slowRate() {
            return attempts == 0 ? 0 : (double) slow / attempts;
        }
    }

    void count(long nowNanos, boolean failed, boolean slow) {
        Counters counters = stripes.at(nowNanos);
        counters.attempts.increment();
        if (failed) {
            counters.failed.increment();
        }
        if (slow) {
            counters.slow.increment();
        }
    }

    Counts sum(long nowNanos) {
        return new Counts(
                stripes.sum(nowNanos, counters -> counters.attempts.sum()),
                stripes.sum(nowNanos, counters -> counters.failed.sum()),
                stripes.sum(nowNanos, counters -> counters.slow.sum()));
    }
}

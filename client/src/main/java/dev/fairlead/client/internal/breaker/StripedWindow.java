package dev.fairlead.client.internal.breaker;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts attempts, failed and slow ones over a sliding time window. The window is cut into stripes; a stripe that has slid out is
 * replaced by an empty one by whoever comes first. Thread-safe, without locks; a count that races with the replacing may be
 * lost, which moves a rate by one attempt.
 */
final class StripedWindow {

    private static final int STRIPES = 10;

    private final long stripeNanos;
    private final AtomicReferenceArray<Stripe> ring = new AtomicReferenceArray<>(STRIPES);

    StripedWindow(long windowNanos) {
        this.stripeNanos = Math.max(1, windowNanos / STRIPES);
    }

    private record Stripe(long tick, LongAdder attempts, LongAdder failed, LongAdder slow) {
        static Stripe empty(long tick) {
            return new Stripe(tick, new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

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
        Stripe stripe = stripe(Math.floorDiv(nowNanos, stripeNanos));
        stripe.attempts().increment();
        if (failed) {
            stripe.failed().increment();
        }
        if (slow) {
            stripe.slow().increment();
        }
    }

    private Stripe stripe(long tick) {
        int place = (int) Math.floorMod(tick, (long) STRIPES);
        Stripe current = ring.get(place);
        while (current == null || current.tick() < tick) {
            Stripe fresh = Stripe.empty(tick);
            current = ring.compareAndSet(place, current, fresh) ? fresh : ring.get(place);
        }
        return current;
    }

    Counts sum(long nowNanos) {
        long oldest = Math.floorDiv(nowNanos, stripeNanos) - STRIPES + 1;
        long attempts = 0;
        long failed = 0;
        long slow = 0;
        for (int i = 0; i < STRIPES; i++) {
            Stripe stripe = ring.get(i);
            if (stripe != null && stripe.tick() >= oldest) {
                attempts += stripe.attempts().sum();
                failed += stripe.failed().sum();
                slow += stripe.slow().sum();
            }
        }
        return new Counts(attempts, failed, slow);
    }
}

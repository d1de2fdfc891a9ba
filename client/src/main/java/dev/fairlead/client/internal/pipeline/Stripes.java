package dev.fairlead.client.internal.pipeline;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counters over a sliding time window. The window is cut into stripes; one that has slid out is replaced by an empty one by whoever
 * comes first. Thread-safe, without locks; a count that races with the replacing may be lost, which moves a rate by one.
 *
 * @param <C> the counters of one stripe, thread-safe themselves
 */
public final class Stripes<C> {

    private static final int STRIPES = 10;

    private final long stripeNanos;
    private final Supplier<C> empty;
    private final Consumer<C> leaving;
    private final AtomicReferenceArray<@Nullable Stripe<C>> ring = new AtomicReferenceArray<>(STRIPES);
    private volatile @Nullable Stripe<C> newest;

    private record Stripe<C>(long tick, long beginNanos, C counters) {}

    /**
     * Creates an empty window.
     *
     * @param empty makes the counters of a stripe
     */
    public Stripes(long windowNanos, Supplier<C> empty) {
        this(windowNanos, empty, counters -> {});
    }

    /**
     * Creates an empty window.
     *
     * @param empty makes the counters of a stripe
     * @param leaving hears of counters that give way to others
     */
    public Stripes(long windowNanos, Supplier<C> empty, Consumer<C> leaving) {
        this.stripeNanos = Math.max(1, windowNanos / STRIPES);
        this.empty = empty;
        this.leaving = leaving;
    }

    /** Returns the counters for an instant that is about now. */
    public C at(long nowNanos) {
        Stripe<C> known = newest;
        if (known != null && nowNanos - known.beginNanos >= 0 && nowNanos - known.beginNanos < stripeNanos) {
            return known.counters;
        }
        return stripe(nowNanos).counters;
    }

    private Stripe<C> stripe(long nowNanos) {
        long tick = Math.floorDiv(nowNanos, stripeNanos);
        int place = (int) Math.floorMod(tick, (long) STRIPES);
        @Nullable Stripe<C> current = ring.get(place);
        while (current == null || current.tick < tick) {
            Stripe<C> fresh = new Stripe<>(tick, tick * stripeNanos, empty.get());
            if (ring.compareAndSet(place, current, fresh)) {
                if (current != null) {
                    leaving.accept(current.counters);
                }
                current = fresh;
            } else {
                current = ring.get(place);
            }
        }
        newest = current;
        return current;
    }

    /** Shows all counters that are still there, also those that have slid out. */
    public void forEach(Consumer<C> action) {
        for (int i = 0; i < STRIPES; i++) {
            Stripe<C> stripe = ring.get(i);
            if (stripe != null) {
                action.accept(stripe.counters);
            }
        }
    }

    /** Returns the sum of one of the counters over the window that ends at an instant. */
    public long sum(long nowNanos, ToLongFunction<C> counter) {
        long oldest = Math.floorDiv(nowNanos, stripeNanos) - STRIPES + 1;
        long sum = 0;
        for (int i = 0; i < STRIPES; i++) {
            Stripe<C> stripe = ring.get(i);
            if (stripe != null && stripe.tick >= oldest) {
                sum += counter.applyAsLong(stripe.counters);
            }
        }
        return sum;
    }
}

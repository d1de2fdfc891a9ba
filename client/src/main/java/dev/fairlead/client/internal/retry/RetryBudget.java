package dev.fairlead.client.internal.retry;

import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.client.time.TimeSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many retries the calls of one tenant may still make in sum; {@link RetryBudgetOptions} has the arithmetic. Counts over stripes of time,
 * as the breaker does. Thread-safe, without locks: threads that take the last retry at the same instant may take it twice.
 */
public final class RetryBudget {

    private static final int STRIPES = 10;
    private static final long WHOLE = 1_000_000; // one retry of the reserve, which fills up by shares of one

    private final RetryBudgetOptions options;
    private final TimeSource time;
    private final long stripeNanos;
    private final long gift;
    private final long fullReserve;
    private final AtomicReferenceArray<Stripe> ring = new AtomicReferenceArray<>(STRIPES);
    private final AtomicLong reserve;

    private record Stripe(long tick, LongAdder answered, LongAdder charged) {}

    /** Creates a budget with a full reserve. */
    public RetryBudget(RetryBudgetOptions options, TimeSource time) {
        this.options = options;
        this.time = time;
        this.stripeNanos = Math.max(1, options.window().toNanos() / STRIPES);
        this.gift = (long) (options.share() * WHOLE);
        this.fullReserve = options.reserve() * WHOLE;
        this.reserve = new AtomicLong(fullReserve);
    }

    /** Takes a retry if there is one. */
    public boolean take() {
        if (!options.isEnabled()) {
            return true;
        }
        long tick = tick();
        if (earned(tick) - charged(tick) >= 1) {
            stripe(tick).charged().increment();
            return true;
        }
        return reserve.getAndAccumulate(WHOLE, (held, one) -> held >= one ? held - one : held) >= WHOLE;
    }

    /** Gives back what a retry took, because it was answered. */
    public void giveBack() {
        if (options.isEnabled() && fill(WHOLE) >= fullReserve) {
            stripe(tick()).charged().decrement();
        }
    }

    /** Gives what a call gives that was answered at its first attempt. */
    void firstAttemptAnswered() {
        if (!options.isEnabled()) {
            return;
        }
        stripe(tick()).answered().increment();
        if (reserve.get() < fullReserve) {
            fill(gift);
        }
    }

    /** Returns what the reserve held before. */
    private long fill(long more) {
        return reserve.getAndAccumulate(more, (held, add) -> Math.min(fullReserve, held + add));
    }

    /** Returns how many retries are left. */
    public int left() {
        long tick = tick();
        double ofShare = Math.max(0, earned(tick) - charged(tick));
        return (int) Math.min(Integer.MAX_VALUE, (long) ofShare + reserve.get() / WHOLE);
    }

    /** Returns how many retries there could be now had none been made, at least 1; 0 where they are not bounded in sum. */
    public int capacity() {
        return options.isEnabled() ? Math.clamp((long) earned(tick()) + options.reserve(), 1, Integer.MAX_VALUE) : 0;
    }

    private long tick() {
        return Math.floorDiv(time.nanoTime(), stripeNanos);
    }

    private double earned(long tick) {
        long answered = 0;
        for (int i = 0; i < STRIPES; i++) {
            Stripe stripe = ring.get(i);
            answered += isRecent(stripe, tick) ? stripe.answered().sum() : 0;
        }
        return answered * options.share();
    }

    private long charged(long tick) {
        long charged = 0;
        for (int i = 0; i < STRIPES; i++) {
            Stripe stripe = ring.get(i);
            charged += isRecent(stripe, tick) ? stripe.charged().sum() : 0;
        }
        return charged;
    }

    @SuppressWarnings("NullAway") // a place of the ring is empty at first
    private static boolean isRecent(Stripe stripe, long tick) {
        return stripe != null && stripe.tick() > tick - STRIPES;
    }

    private Stripe stripe(long tick) {
        int place = (int) Math.floorMod(tick, (long) STRIPES);
        Stripe current = ring.get(place);
        while (current == null || current.tick() < tick) {
            Stripe fresh = new Stripe(tick, new LongAdder(), new LongAdder());
            current = ring.compareAndSet(place, current, fresh) ? fresh : ring.get(place);
        }
        return current;
    }
}

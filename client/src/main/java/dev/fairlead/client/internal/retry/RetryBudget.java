package dev.fairlead.client.internal.retry;

import dev.fairlead.client.internal.pipeline.Stripes;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.client.time.TimeSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * How many retries the calls of one tenant may still make in sum; {@link RetryBudgetOptions} has the arithmetic. A bucket that
 * answers fill and retries empty, and that has room for what the last window earned. A call that is answered at once only counts,
 * over stripes of time; what it earned is put into the bucket when somebody asks for a retry. Thread-safe, without locks.
 */
public final class RetryBudget {

    private static final int FEWEST_ATTEMPTS_PER_FAILURE = 3;
    private static final int SAY_NOTHING = 3; // so few failures are no share of anything
    private static final long WHOLE = 1_000_000; // one retry in the bucket, which fills up by shares of one

    private final RetryBudgetOptions options;
    private final TimeSource time;
    private final long gift;
    private final long reserve;
    private final Stripes<Counters> stripes;
    private final AtomicLong bucket;

    /**
     * What is counted in a stripe of the window.
     *
     * @param atOnce calls that were answered at their first attempt
     * @param paid how many of these are in the bucket
     * @param again retries that were answered
     * @param failed attempts that failed
     */
    private record Counters(LongAdder atOnce, AtomicLong paid, LongAdder again, LongAdder failed) {
        static Counters zero() {
            return new Counters(new LongAdder(), new AtomicLong(), new LongAdder(), new LongAdder());
        }
    }

    /** Creates a budget that holds its reserve. */
    public RetryBudget(RetryBudgetOptions options, TimeSource time) {
        this.options = options;
        this.time = time;
        this.stripes = new Stripes<>(options.window().toNanos(), Counters::zero, this::pay);
        this.gift = (long) (options.share() * WHOLE);
        this.reserve = options.reserve() * WHOLE;
        this.bucket = new AtomicLong(reserve);
    }

    /** Takes a retry if there is one. */
    public boolean take() {
        if (!options.isEnabled()) {
            return true;
        }
        payAll();
        long room = room();
        long held = bucket.getAndAccumulate(room, (before, most) -> {
            long within = Math.min(before, most);
            return within >= WHOLE ? within - WHOLE : within;
        });
        return Math.min(held, room) >= WHOLE;
    }

    /** Gives back what a retry took that was not sent. */
    public void giveBack() {
        if (options.isEnabled()) {
            bucket.addAndGet(WHOLE);
        }
    }

    /**
     * Hears that a call was answered at its first attempt, which pays for retries.
     *
     * @param nowNanos the clock at that time
     */
    void firstAttemptAnswered(long nowNanos) {
        if (options.isEnabled()) {
            stripes.at(nowNanos).atOnce.increment();
        }
    }

    /**
     * Hears that a call was answered at last: its retries cost nothing in the end, unless too many attempts fail.
     *
     * @param retries how many it took
     * @param afterTimeout whether an attempt before ran into its timeout: the provider has most likely worked on that one too
     */
    void retryAnswered(int retries, boolean afterTimeout) {
        if (!options.isEnabled()) {
            return;
        }
        stripes.at(time.nanoTime()).again.increment();
        if (!afterTimeout && failsByChance()) {
            bucket.addAndGet(retries * WHOLE);
        }
    }

    private boolean failsByChance() {
        long failed = recent(Counters::failed);
        return (failed - SAY_NOTHING) * FEWEST_ATTEMPTS_PER_FAILURE
                <= failed + recent(Counters::atOnce) + recent(Counters::again);
    }

    /** Hears that an attempt failed in a way that may pass. */
    void attemptFailed() {
        if (options.isEnabled()) {
            stripes.at(time.nanoTime()).failed.increment();
        }
    }

    /** Returns how many retries are left. */
    public int left() {
        payAll();
        return (int) Math.min(Integer.MAX_VALUE, Math.min(bucket.get(), room()) / WHOLE);
    }

    /** Returns how many retries there could be now had none been made, at least 1; 0 where they are not bounded in sum. */
    public int capacity() {
        return options.isEnabled() ? Math.clamp(room() / WHOLE, 1, Integer.MAX_VALUE) : 0;
    }

    private long room() {
        return Math.max(reserve, recent(Counters::atOnce) * gift);
    }

    private void payAll() {
        stripes.forEach(this::pay);
    }

    /** Puts into the bucket what a stripe has earned since it was last asked. */
    private void pay(Counters counters) {
        long answered = counters.atOnce.sum();
        long unpaid = answered - counters.paid.getAndSet(answered);
        if (unpaid > 0) {
            bucket.addAndGet(unpaid * gift);
        }
    }

    private long recent(Function<Counters, LongAdder> what) {
        return stripes.sum(time.nanoTime(), counters -> what.apply(counters).sum());
    }
}

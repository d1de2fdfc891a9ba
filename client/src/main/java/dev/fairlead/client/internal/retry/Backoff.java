package dev.fairlead.client.internal.retry;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.profile.Retries;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: between nothing and a bound that doubles with each attempt, at random ("full
 * jitter", in "Exponential Backoff And Jitter", AWS Architecture Blog, 2015). Throttling has a bound of its own. What the provider
 * asks for is never shortened, and lengthened a little, so that not all who were told the same come back at the same instant.
 */
final class Backoff {

    private static final long FLOOR_NANOS = 1_000_000;
    private static final int MOST_DOUBLINGS = 30;
    private static final int SPREAD_SHARE = 5;

    private final Retries retries;
    private final RandomGenerator random;

    Backoff(Retries retries, RandomGenerator random) {
        this.retries = retries;
        this.random = random;
    }

    /** Returns the wait after an attempt that had this number, at least a millisecond. */
    Duration after(int attempt, OutcomeKind kind) {
        Duration base = kind == OutcomeKind.THROTTLED ? retries.throttledBase() : retries.transientBase();
        double doubled = (double) base.toNanos() * (1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        long bound = (long) Math.min(doubled, (double) retries.cap().toNanos());
        return Duration.ofNanos(Math.max(FLOOR_NANOS, random.nextLong(bound + 1)));
    }

    /**
     * Returns the wait where the provider asks for one: that long, and at random up to a fifth longer, but by no more than the
     * profile's cap and half of what the deadline then leaves.
     *
     * @param asked less than what is left
     */
    Duration asAsked(Duration asked, Duration left) {
        long spread =
                Math.min(asked.dividedBy(SPREAD_SHARE).toNanos(), retries.cap().toNanos());
        long room = left.minus(asked).dividedBy(2).toNanos();
        return asked.plusNanos(random.nextLong(Math.min(spread, room) + 1));
    }
}

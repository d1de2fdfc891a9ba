package dev.fairlead.client.limit;

/**
 * The token bucket of one window, kept as the instant at which it will be full again (the generic cell rate algorithm, ITU-T I.371
 * annex A), so that no timer fills it. Not thread-safe.
 *
 * <p>A call that costs more than the burst waits until the bucket would be over-full by the difference, and leaves it in debt: the
 * windows that end with it and those that begin with it then both keep the bound.
 */
final class TokenBucket {

    private final long intervalNanos;
    private final long burst;
    private long fullAt;
    private long emptiedAt;

    /** Creates a full bucket. */
    TokenBucket(LimitWindow window, long now) {
        this.intervalNanos = window.intervalNanos();
        this.burst = window.burst();
        this.fullAt = now;
        this.emptiedAt = now;
    }

    /** Returns how long until so many units could be taken; zero or less for now. */
    long waitNanos(long now, long units) {
        return fullAt - now + (units - burst) * intervalNanos;
    }

    /** Takes units, whether they are there or not. */
    void take(long now, long units) {
        fullAt = Math.max(fullAt - now, 0) + now + units * intervalNanos;
    }

    /**
     * Gives units back that were not used. What the bucket regained since they were taken it might have had no room for without
     * them; so much is not given back.
     */
    void giveBack(long now, long takenAt, long units) {
        if (takenAt - emptiedAt >= 0) {
            fullAt -= Math.max(0, units * intervalNanos - (now - takenAt));
        }
    }

    /** Is left with one unit at an instant that lies ahead. */
    void emptyUntil(long instant) {
        long emptyThen = instant + (burst - 1) * intervalNanos;
        if (emptyThen - fullAt > 0) {
            fullAt = emptyThen;
            emptiedAt = instant;
        }
    }

    /** Returns how many units could be taken now; below zero in debt. */
    long available(long now) {
        return burst - Math.ceilDiv(Math.max(fullAt - now, 0), intervalNanos);
    }
}

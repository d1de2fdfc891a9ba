package dev.fairlead.client.internal.limit;

/**
 * A token bucket, kept as the instant at which it will be full again (the generic cell rate algorithm, ITU-T I.371 annex A), so
 * that no timer fills it. Not thread-safe: the limiter's lock guards it.
 */
final class TokenBucket {

    private final long intervalNanos;
    private final long burst;
    private long fullAt;
    private long coolUntil;

    /**
     * Creates a full bucket.
     *
     * @param intervalNanos between two tokens; 0 for no limit
     * @param burst tokens when it is full, at least 1
     * @param now the reading of the clock
     */
    TokenBucket(long intervalNanos, long burst, long now) {
        this.intervalNanos = intervalNanos;
        this.burst = burst;
        this.fullAt = now;
        this.coolUntil = now;
    }

    /** Returns how long until so many tokens could be taken; zero or less for now. */
    long waitNanos(long now, long tokens) {
        long refilled = Math.max(fullAt - now, 0) + (tokens - burst) * intervalNanos;
        return Math.max(Math.max(refilled, coolUntil - now), 0);
    }

    /** Takes a token, whether there is one or not. */
    void take(long now) {
        fullAt = Math.max(fullAt - now, 0) + now + intervalNanos;
    }

    /** Gives a token back that was not used. */
    void giveBack() {
        fullAt -= intervalNanos;
    }

    /** Lets no token go before an instant, and only one at it. */
    void coolUntil(long instant) {
        if (instant - coolUntil > 0) {
            coolUntil = instant;
        }
        long emptyThen = instant + (burst - 1) * intervalNanos;
        if (emptyThen - fullAt > 0) {
            fullAt = emptyThen;
        }
    }

    /** Returns how many tokens could be taken now. */
    long available(long now) {
        if (coolUntil - now > 0) {
            return 0;
        }
        return intervalNanos == 0 ? burst : Math.max(0, burst - ceilDiv(Math.max(fullAt - now, 0), intervalNanos));
    }

    /** Returns how long it still lets nothing go; zero or less if it does. */
    long coolingNanos(long now) {
        return coolUntil - now;
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}

package dev.fairlead.redis.internal;

/** What the callers of this process have taken lately and wait for. Instants are nanoseconds. Not thread-safe. */
final class Demand {

    private static final double MEMORY_NANOS = 1e9;
    private static final double HEADROOM = 1.5;
    private static final double FADING = 0.7;
    private static final long LARGEST_AHEAD = 2_000_000_000L;
    private static final double NOBODY = 1e-12;

    private double perNano;
    private long taken;
    private long measuredAt;
    private long latest = Long.MIN_VALUE / 2;
    private double waiting;
    private long smallest = Long.MAX_VALUE;
    private long need = 1;

    void took(long now, long permits) {
        taken += permits;
        waiting = Math.max(0, waiting - permits);
        latest = now;
    }

    /** Hears that somebody waits whose turn comes after so many permits. */
    void waits(long now, long permits) {
        waiting = Math.max(waiting, (double) permits);
        smallest = Math.min(smallest, permits);
        latest = now;
    }

    /** Returns how many were taken since the last measurement. */
    long taken() {
        return taken;
    }

    boolean waiting() {
        return waiting >= 1;
    }

    /** Returns how long nobody has taken or waited. */
    long quietNanos(long now) {
        return now - latest;
    }

    /** Returns what the call at the head of the queue takes at once. */
    long need() {
        return need;
    }

    /** Takes the past interval into account. Callers that went away without a word fade. */
    void measure(long now) {
        long elapsed = Math.max(1, now - measuredAt);
        double weight = 1 - Math.exp(-elapsed / MEMORY_NANOS);
        perNano += weight * ((double) taken / elapsed - perNano);
        if (perNano < NOBODY) {
            perNano = 0;
        }
        if (smallest != Long.MAX_VALUE) {
            need = smallest;
        } else {
            waiting = waiting * FADING < 1 ? 0 : waiting * FADING;
        }
        smallest = Long.MAX_VALUE;
        taken = 0;
        measuredAt = now;
    }

    /**
     * Returns how many tokens would do, where one can be used again after a cycle.
     *
     * @param resting tokens that were used within the last cycle
     */
    long tokens(long cycle, long resting, long permits) {
        double inUse = HEADROOM * Math.max((double) resting, perNano * Math.min(cycle, LARGEST_AHEAD));
        return Math.min(permits, Math.max(need, (long) Math.ceil(inUse + waiting)));
    }
}

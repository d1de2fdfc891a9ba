package dev.fairlead.testing.simulation;

/**
 * The provider's limit: a count for each second of its clock. Beside it, what the report calls overshoot: by how much the most
 * requests that came within one of these seconds were above the limit.
 */
final class LimitWatch {

    static final long PERIOD = 1_000_000_000L;

    private long window = -1;
    private int used;
    private int came;
    private int overshoot;

    /** Counts a request; returns whether it is within the limit. */
    boolean admit(long now, int limit) {
        long current = now / PERIOD;
        if (current != window) {
            window = current;
            used = 0;
            came = 0;
        }
        came++;
        overshoot = Math.max(overshoot, came - limit);
        if (used >= limit) {
            return false;
        }
        used++;
        return true;
    }

    int remaining(int limit) {
        return Math.max(0, limit - used);
    }

    static long resetNanos(long now) {
        return PERIOD - now % PERIOD;
    }

    int overshoot() {
        return overshoot;
    }
}

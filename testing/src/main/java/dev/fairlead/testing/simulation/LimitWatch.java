package dev.fairlead.testing.simulation;

/**
 * The provider's limit: a count for each second of its clock, as most providers have it. Two things are watched: by how much the most
 * requests within one of these seconds were above the limit, whether they were let in or not; and the same within any second,
 * wherever it begins. One of these that began before the limit was lowered is held to the limit before.
 */
final class LimitWatch {

    static final long PERIOD = 1_000_000_000L;

    private long window = -1;
    private int used;
    private int limitNow = -1;
    private int limitBefore;
    private long changedAt;
    private long[] arrivals = new long[1 << 10];
    private long first;
    private long end;
    private int came;
    private int overshoot;
    private int overshootAnywhere;

    /** Counts a request; returns whether it is within the limit. */
    boolean admit(long now, int limit) {
        heed(now, limit);
        int bound = now - changedAt < PERIOD ? limitBefore : limit;
        overshootAnywhere = Math.max(overshootAnywhere, withinLastPeriod(now) - bound);
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

    private void heed(long now, int limit) {
        if (limit != limitNow) {
            limitBefore = Math.max(limitNow, limit);
            limitNow = limit;
            changedAt = now - now % PERIOD;
        }
    }

    /** Adds a request, and returns how many came in the period that ends with it. */
    private int withinLastPeriod(long now) {
        while (first < end && now - arrivals[place(first)] >= PERIOD) {
            first++;
        }
        if (end - first == arrivals.length) {
            long[] roomy = new long[arrivals.length * 2];
            for (long each = first; each < end; each++) {
                roomy[(int) (each & (roomy.length - 1))] = arrivals[place(each)];
            }
            arrivals = roomy;
        }
        arrivals[place(end++)] = now;
        return (int) (end - first);
    }

    private int place(long number) {
        return (int) (number & (arrivals.length - 1));
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

    int overshootAnywhere() {
        return overshootAnywhere;
    }
}

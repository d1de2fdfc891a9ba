package dev.fairlead.client.limit;

import java.time.Duration;

/**
 * One window of a limit: no stretch of time of this period, wherever it begins, sees more than the permits.
 *
 * <p>A token bucket keeps that bound: it holds {@code burst} units when it is full, and a unit comes back every
 * {@link #intervalNanos}. What is taken at once and what comes back within the period is in sum at most {@code permits}; so the
 * burst is taken off the rate, and a burst of 5 % leaves 95 % of the limit for a steady stream.
 *
 * @param permits units in any period, at least 1; what a unit is, the limit says: requests, points, tokens, recipients
 * @param period from 1 ms to 366 days
 * @param burst units that may go at once after a pause, from 1 to {@code permits}
 */
public record LimitWindow(long permits, Duration period, long burst) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int USUAL_BURST_SHARE = 20;
    private static final int LARGEST_ALLOWANCE_SHARE = 20;

    /** Checks the numbers. */
    public LimitWindow {
        if (permits < 1 || burst < 1 || burst > permits) {
            throw new IllegalArgumentException("a limit has at least 1 permit, and a burst from 1 to its permits, not "
                    + permits + " with a burst of " + burst);
        }
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the period of a limit is from 1 ms to 366 days, not " + period);
        }
    }

    /** Returns a window with the usual burst: a twentieth of the permits, at least 1. */
    public static LimitWindow of(long permits, Duration period) {
        return new LimitWindow(permits, period, usualBurst(permits));
    }

    /** Returns the burst where none is chosen: a twentieth of the permits, at least 1. */
    public static long usualBurst(long permits) {
        return Math.max(1, permits / USUAL_BURST_SHARE);
    }

    /**
     * Returns how long one unit takes to come back, in nanoseconds: {@code period / (permits - burst)}, at least 1.
     *
     * <p>A bucket with burst B and interval i lets at most B + floor(T / i) units pass in any closed stretch of length T (the
     * generic cell rate algorithm, ITU-T I.371 annex A). With i = T / (L - B) that is L, and still L where the stretch is up to
     * one interval longer: that is the allowance for what the network squeezes together on the way, because the provider counts
     * at its end. Where the interval is longer than a twentieth of the period, the allowance is a twentieth: i = 1.05 T / (L - B +
     * 1), rounded up.
     */
    public long intervalNanos() {
        double nanos = period.toNanos();
        double padded = (1 + 1.0 / LARGEST_ALLOWANCE_SHARE) * nanos / (permits - burst + 1.0);
        double plain = permits == burst ? padded : nanos / (permits - burst);
        return Math.max(1, (long) Math.ceil(Math.min(plain, padded)));
    }
}

package dev.fairlead.client.policy;

import java.time.Duration;

/**
 * How many retries all calls of a client may make in sum, apart for each tenant. A bucket: each call that is answered at its first
 * attempt puts a share of a retry into it, and each retry takes one out. It has room for what the calls of the last window put in, or
 * for a small reserve where that is more; a fresh client has the reserve. A call that is answered at last puts back what its retries
 * took, while no more than a third of all attempts in the window fail: then faults come by chance, and trying again helps. Where
 * more fail, the provider is in trouble, and what is taken is gone. So it is after a timeout, as the provider has most likely worked on
 * the attempt that nobody waited for. Immutable.
 *
 * <h2>Arithmetic of the defaults: a tenth, 10 s, 3</h2>
 *
 * <ul>
 *   <li><b>An outage is stopped.</b> Nothing is answered, so there is no income. A client that makes <i>c</i> calls a second has
 *       <i>c</i> retries (a tenth of 10 s) or its reserve, in sum, however long the outage lasts: over a minute of it at most 1.02
 *       attempts a call, or 3 retries. Clients that call seldom cannot save up: 10,000 of them make 30,000 retries, where a
 *       fixed bucket of 500 tokens at 14 a retry, say, makes 350,000.
 *   <li><b>Trouble is not fed.</b> Where more than a third of all attempts fail, there are as many retries as a tenth of the calls that
 *       are answered at once, and what was in the bucket at the beginning: about 1.1 attempts a call. A tenth is what "Addressing
 *       Cascading Failures" and "Handling Overload" in Beyer and others, Site Reliability Engineering (2016), chapters 21 and 22, give
 *       a client for retries.
 *   <li><b>Steady faults pass.</b> If a fifth of all attempts fails by chance, a call makes 0.25 retries, and less than one in a
 *       hundred is given up for want of them.
 *   <li><b>The first call of a fresh client</b> may use all of its usual four attempts, thanks to the reserve.
 * </ul>
 */
public final class RetryBudgetOptions {

    private static final RetryBudgetOptions DEFAULTS = new RetryBudgetOptions(true, 0.1, Duration.ofSeconds(10), 3);

    private final boolean enabled;
    private final double share;
    private final Duration window;
    private final int reserve;

    private RetryBudgetOptions(boolean enabled, double share, Duration window, int reserve) {
        if (!(share >= 0 && share <= 10)) {
            throw new IllegalArgumentException("the share for retries is from 0 to 10, not " + share);
        }
        if (!window.isPositive()) {
            throw new IllegalArgumentException("the window is positive, not " + window);
        }
        if (reserve < 0) {
            throw new IllegalArgumentException("the reserve is not negative: " + reserve);
        }
        this.enabled = enabled;
        this.share = share;
        this.window = window;
        this.reserve = reserve;
    }

    /** A tenth of a retry for each call that is answered at once, room for those of 10 s, and a reserve of 3. */
    public static RetryBudgetOptions defaults() {
        return DEFAULTS;
    }

    /** No bound on the sum of retries. */
    public static RetryBudgetOptions off() {
        return DEFAULTS.withEnabled(false);
    }

    /** Sets whether there is a bound. */
    public RetryBudgetOptions withEnabled(boolean on) {
        return new RetryBudgetOptions(on, share, window, reserve);
    }

    /**
     * Sets how many retries a call pays for that is answered at its first attempt.
     *
     * @param retriesPerCall from 0 to 10
     */
    public RetryBudgetOptions withShare(double retriesPerCall) {
        return new RetryBudgetOptions(enabled, retriesPerCall, window, reserve);
    }

    /** Sets of how long a time the answers count for the room in the bucket; positive. */
    public RetryBudgetOptions withWindow(Duration length) {
        return new RetryBudgetOptions(enabled, share, length, reserve);
    }

    /**
     * Sets how many retries the bucket has room for at least, and holds at the start.
     *
     * @param retries 0 or more
     */
    public RetryBudgetOptions withReserve(int retries) {
        return new RetryBudgetOptions(enabled, share, window, retries);
    }

    /** Returns whether there is a bound. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Returns how many retries a call pays for that is answered at its first attempt. */
    public double share() {
        return share;
    }

    /** Returns how long calls pay for retries. */
    public Duration window() {
        return window;
    }

    /** Returns how many retries the bucket has room for at least. */
    public int reserve() {
        return reserve;
    }
}

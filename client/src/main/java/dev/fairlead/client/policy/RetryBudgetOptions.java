package dev.fairlead.client.policy;

import java.time.Duration;

/**
 * How many retries all calls of a client may make in sum, apart for each tenant. A retry has to be paid for by calls that went well without one: of
 * all calls that were answered at their first attempt within the last window, a share is there for retries. A retry that is
 * answered costs nothing in the end; one that fails stays on the bill for as long as the window. A small reserve, which only
 * answers fill up again, stands in where calls are few. Immutable.
 *
 * <h2>Arithmetic of the defaults: a tenth, 10 s, 3</h2>
 *
 * <ul>
 *   <li><b>An outage is stopped.</b> Nothing is answered, so there is no income. A client that makes <i>c</i> calls a second has
 *       <i>c</i> retries (a tenth of 10 s) and its reserve, in sum, however long the outage lasts: over a minute of it 1.02
 *       attempts a call, and 3 retries more. Clients that call seldom cannot save up: 10,000 of them make 30,000 retries, where a
 *       fixed bucket of 500 tokens at 14 a retry, say, makes 350,000.
 *   <li><b>Steady faults pass.</b> If each attempt fails with probability <i>p</i> by chance, a call makes
 *       <i>p</i>/(1-<i>p</i>) retries, of which <i>p</i>&sup2;/(1-<i>p</i>) fail, and 1-<i>p</i> of all calls pay a tenth each: that
 *       holds up to <i>p</i> = 24 %.
 *   <li><b>Overload is not fed.</b> Where half of all attempts fail because the provider has not enough for all, a call makes at
 *       most 0.1 retries: those that fail, 0.5 <i>x</i>, are at most a tenth of 0.5. A tenth is what "Addressing Cascading
 *       Failures" and "Handling Overload" in Beyer and others, Site Reliability Engineering (2016), chapters 21 and 22, give a
 *       client for retries.
 *   <li><b>The first call of a fresh client</b> may use all of its usual four attempts, thanks to the reserve of 3.
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

    /** A tenth of the calls that were answered at once in the last 10 s, and a reserve of 3. */
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

    /** Sets how long calls pay for retries, and failed retries stay on the bill; positive. */
    public RetryBudgetOptions withWindow(Duration length) {
        return new RetryBudgetOptions(enabled, share, length, reserve);
    }

    /**
     * Sets how many retries there are beyond the share: at the start, and again after answers have paid for them.
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

    /** Returns how many retries there are beyond the share. */
    public int reserve() {
        return reserve;
    }
}

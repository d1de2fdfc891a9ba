package dev.fairlead.client.policy;

/**
 * How many retries all calls of a client may make in sum. A bucket of tokens: a retry takes some, an answer that works gives
 * some back.
 *
 * <h2>Arithmetic of the defaults</h2>
 *
 * <p>500 tokens at most and at the start; a retry after trouble takes 14, one after throttling 5; a call that is answered at
 * its first attempt gives 5, and a retry that is answered gives back what it took. (Capacity and prices are those of the AWS
 * SDK's standard mode, the gift of 5 is ours; theirs is 1.)
 *
 * <ul>
 *   <li><b>Steady faults pass.</b> If each attempt fails with probability <i>p</i>, a call makes <i>p</i>/(1-<i>p</i>) retries and
 *       1-<i>p</i> first attempts work. Even if nothing were given back for retries, because many wait at the same time, income
 *       5(1-<i>p</i>) covers the price 14<i>p</i>/(1-<i>p</i>) up to <i>p</i> = 21 %. With what retries give back only the failed
 *       ones cost, 14<i>p</i>&sup2;/(1-<i>p</i>), and the budget holds up to <i>p</i> = 37 %.
 *   <li><b>An outage is stopped.</b> If nothing works, there is no income: 500/14 = 35 retries after trouble, or 100 after
 *       throttling, and no more, however many calls there are. Each call then costs the provider one attempt.
 *   <li><b>In between</b>, at <i>p</i> = 50 %, income is 2.5 a call and a retry costs 7 in the mean: 0.36 retries a call.
 * </ul>
 *
 * @param capacity tokens at most and at the start, at least 1; 0 for no budget: retries are not bounded in sum
 * @param transientPrice tokens for a retry after trouble
 * @param throttledPrice tokens for a retry after throttling
 * @param firstAttemptGift tokens for a call that was answered at its first attempt
 */
public record RetryBudgetOptions(int capacity, int transientPrice, int throttledPrice, int firstAttemptGift) {

    /** Checks that no number is negative. */
    public RetryBudgetOptions {
        if (capacity < 0 || transientPrice < 0 || throttledPrice < 0 || firstAttemptGift < 0) {
            throw new IllegalArgumentException("numbers of tokens are not negative");
        }
    }

    /** 500 tokens; 14 and 5 a retry; 5 back for a call that was answered at once. */
    public static RetryBudgetOptions defaults() {
        return new RetryBudgetOptions(500, 14, 5, 5);
    }

    /** No bound on the sum of retries. */
    public static RetryBudgetOptions off() {
        return new RetryBudgetOptions(0, 0, 0, 0);
    }
}

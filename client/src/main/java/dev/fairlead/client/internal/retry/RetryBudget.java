package dev.fairlead.client.internal.retry;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.policy.RetryBudgetOptions;
import java.util.concurrent.atomic.AtomicInteger;

/** How many retries all calls may still make in sum; {@link RetryBudgetOptions} has the arithmetic. Thread-safe, without locks. */
public final class RetryBudget {

    private final RetryBudgetOptions options;
    private final AtomicInteger tokens;

    /** Creates a full budget. */
    public RetryBudget(RetryBudgetOptions options) {
        this.options = options;
        this.tokens = new AtomicInteger(options.capacity());
    }

    /** Returns what a retry after an outcome of a kind takes. */
    int price(OutcomeKind kind) {
        return kind == OutcomeKind.THROTTLED ? options.throttledPrice() : options.transientPrice();
    }

    /** Takes tokens if there are enough. */
    boolean take(int price) {
        if (options.capacity() == 0) {
            return true;
        }
        int before = tokens.get();
        while (before >= price) {
            int seen = tokens.compareAndExchange(before, before - price);
            if (seen == before) {
                return true;
            }
            before = seen;
        }
        return false;
    }

    /** Gives back what a retry took, because it was answered. */
    void giveBack(int price) {
        tokens.accumulateAndGet(price, (now, more) -> Math.min(options.capacity(), now + more));
    }

    /** Gives what a call gives that was answered at its first attempt. */
    void firstAttemptAnswered() {
        giveBack(options.firstAttemptGift());
    }

    /** Returns how many tokens are left. */
    public int left() {
        return tokens.get();
    }

    /** Returns how many tokens there can be; 0 where retries are not bounded in sum. */
    public int capacity() {
        return options.capacity();
    }
}

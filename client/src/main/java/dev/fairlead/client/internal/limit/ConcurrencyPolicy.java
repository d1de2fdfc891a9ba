package dev.fairlead.client.internal.limit;

import dev.fairlead.client.internal.pipeline.Exchange;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.Stage;
import dev.fairlead.client.time.TimeSource;

/** Bounds how many attempts are under way at once; the others wait, at most until their deadline. */
public final class ConcurrencyPolicy implements Policy {

    private final int most;
    private final ConcurrencyLimit limit;

    /**
     * Creates the policy.
     *
     * @param most attempts under way at once, at least 1
     */
    public ConcurrencyPolicy(int most, TimeSource time) {
        if (most < 1) {
            throw new IllegalArgumentException("at least 1 attempt is under way at once, not " + most);
        }
        this.most = most;
        this.limit = new ConcurrencyLimit(most, time);
    }

    @Override
    public Stage stage() {
        return Stage.CONCURRENCY_LIMIT;
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        if (!limit.enter(exchange.deadline().nanos())) {
            return new Outcome.Refused(
                    stage(),
                    "refused by the concurrency limit: " + most
                            + " attempts were under way until the deadline; raise the" + " limit, or call less at once",
                    null);
        }
        try {
            return next.proceed(exchange);
        } finally {
            limit.leave();
        }
    }
}

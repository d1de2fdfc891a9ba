package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.time.TimeSource;
import java.time.Duration;

/** Gives each attempt its time, the body included, which shrinks to what is left of the deadline. */
public final class AttemptTimeoutPolicy implements Policy {

    private final Duration usual;
    private final TimeSource time;

    /**
     * Creates the policy.
     *
     * @param usual how long an attempt may take of a call that says nothing else
     */
    public AttemptTimeoutPolicy(Duration usual, TimeSource time) {
        this.usual = usual;
        this.time = time;
    }

    @Override
    public Stage stage() {
        return Stage.ATTEMPT_TIMEOUT;
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        Duration own = exchange.call().settings().attemptTimeout();
        Duration wanted = own == null ? usual : own;
        Duration left = exchange.deadline().left(time);
        if (!left.isPositive()) {
            return new Outcome.Expired(exchange.deadline().limit());
        }
        if (left.compareTo(wanted) >= 0) {
            return next.proceed(exchange.within(wanted));
        }
        Outcome outcome = next.proceed(exchange.within(left));
        return outcome instanceof Outcome.TimedOut late
                ? new Outcome.TimedOut(late.delivery(), exchange.deadline().limit(), true)
                : outcome;
    }
}

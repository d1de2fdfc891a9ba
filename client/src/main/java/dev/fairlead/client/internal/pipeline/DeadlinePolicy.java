package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.time.TimeSource;
import java.time.Duration;

/** Fixes the instant at which the whole call has to be over. */
public final class DeadlinePolicy implements Policy {

    private final Duration usual;
    private final TimeSource time;

    /**
     * Creates the policy.
     *
     * @param usual how long a call may take that says nothing else
     */
    public DeadlinePolicy(Duration usual, TimeSource time) {
        this.usual = usual;
        this.time = time;
    }

    @Override
    public Stage stage() {
        return Stage.DEADLINE;
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        Duration own = exchange.call().settings().limit();
        return next.proceed(exchange.with(Deadline.in(own == null ? usual : own, time)));
    }
}

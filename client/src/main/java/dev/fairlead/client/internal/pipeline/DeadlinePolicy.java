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
        Deadline deadline = Deadline.in(own == null ? usual : own, time);
        Deadline earlier = exchange.deadline(); // where the response cache has waited for another call already
        return next.proceed(exchange.with(earlier.leftNanos(time) < deadline.leftNanos(time) ? earlier : deadline));
    }
}

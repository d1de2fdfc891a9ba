package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;

/** Fixes the instant at which the whole call has to be over. */
public final class DeadlinePolicy extends Policy {

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
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        call.begin(usual, time);
        return next().send(call, request);
    }
}

package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;

/** Gives each attempt its time, the body included, which shrinks to what is left of the deadline. */
public final class AttemptTimeoutPolicy extends Policy {

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
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        Duration wanted = wanted(call);
        long left = call.deadlineNanos() - call.readClock(time);
        if (left <= 0) {
            return new Outcome.Expired(call.limit());
        }
        if (left >= wanted.toNanos()) {
            call.timeout(wanted);
            return next().send(call, request);
        }
        call.timeout(Duration.ofNanos(left));
        Outcome outcome = next().send(call, request);
        return outcome instanceof Outcome.TimedOut late
                ? new Outcome.TimedOut(late.delivery(), call.limit(), true)
                : outcome;
    }

    private Duration wanted(Call call) {
        Duration own = call.settings().attemptTimeout() == null
                ? call.described().attemptTimeout()
                : call.settings().attemptTimeout();
        return own == null ? usual : own;
    }
}

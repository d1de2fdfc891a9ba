package dev.fairlead.client.internal.breaker;

import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Durations;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.Stage;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One circuit breaker for each host. Stands inside of the retries: it counts attempts, and stops a retry loop that runs. Our own
 * refusals, the caller's faults and throttling do not count.
 */
public final class CircuitBreakerPolicy extends Policy {

    private final BreakerOptions options;
    private final Duration slowAfter;
    private final TimeSource time;
    private final Events events;

    /** Operations have a handful of hosts between them, so this list stays short. */
    private final List<CircuitBreaker> breakers = new CopyOnWriteArrayList<>();

    /** Creates the policy. */
    public CircuitBreakerPolicy(BreakerOptions options, Duration attemptTimeout, TimeSource time, Events events) {
        this.options = options;
        this.slowAfter = options.slowAfter().orElse(attemptTimeout.dividedBy(2));
        this.time = time;
        this.events = events;
    }

    @Override
    public Stage stage() {
        return Stage.CIRCUIT_BREAKER;
    }

    @Override
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        CircuitBreaker breaker = breaker(request.uri());
        Admission admission = breaker.enter();
        if (admission instanceof Admission.Refused refused) {
            return refusal(breaker, refused.retryIn());
        }
        Admission.Permit permit = (Admission.Permit) admission;
        boolean told = false;
        try {
            Outcome outcome = next().send(call, request);
            told = true;
            if (says(outcome)) {
                permit.result(outcome.isTrouble(), call.lastNanos(), call.clockNanos());
            } else {
                permit.ignored();
            }
            return outcome;
        } finally {
            if (!told) {
                permit.ignored();
            }
        }
    }

    private static Outcome refusal(CircuitBreaker breaker, Duration retryIn) {
        return new Outcome.Refused(
                Stage.CIRCUIT_BREAKER,
                "refused by the circuit breaker of " + breaker.scope()
                        + ", because attempts there fail or hang; it lets the next one through in "
                        + Durations.text(retryIn),
                retryIn);
    }

    private CircuitBreaker breaker(URI address) {
        CircuitBreaker known = find(address);
        return known == null ? added(address) : known;
    }

    private @Nullable CircuitBreaker find(URI address) {
        for (int i = 0; i < breakers.size(); i++) {
            CircuitBreaker breaker = breakers.get(i);
            if (breaker.guards(address)) {
                return breaker;
            }
        }
        return null;
    }

    private synchronized CircuitBreaker added(URI address) {
        CircuitBreaker known = find(address);
        if (known == null) {
            known = new CircuitBreaker(address, options, slowAfter, time, events);
            breakers.add(known);
        }
        return known;
    }

    /** Throttling and our own refusals are neither good nor bad signs. */
    private static boolean says(Outcome outcome) {
        return outcome.kind() == OutcomeKind.SUCCESS
                || outcome.isTrouble()
                || (outcome instanceof Outcome.Answered answered
                        && answered.response().status() < 500
                        && outcome.kind() != OutcomeKind.THROTTLED);
    }

    /** Returns the state of the breaker that is in the worst one; closed where there is none yet. */
    public BreakerState state() {
        return breakers.stream()
                .map(CircuitBreaker::state)
                .max(Comparator.comparingInt(CircuitBreakerPolicy::badness))
                .orElse(BreakerState.CLOSED);
    }

    private static int badness(BreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }

    /** Returns the highest share of failed attempts among all hosts, from 0 to 1. */
    public double failureRate() {
        return breakers.stream().mapToDouble(CircuitBreaker::failureRate).max().orElse(0);
    }
}

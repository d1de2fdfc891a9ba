package dev.fairlead.client.internal.breaker;

import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.internal.pipeline.Durations;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Exchange;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.Stage;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One circuit breaker for each host. Stands inside of the retries: it counts attempts, and stops a retry loop that runs. Our own
 * refusals, the caller's faults and throttling do not count.
 */
public final class CircuitBreakerPolicy implements Policy {

    private final BreakerOptions options;
    private final Duration slowAfter;
    private final TimeSource time;
    private final Events events;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

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
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        String scope = scope(exchange.request().uri());
        // Operations have a handful of hosts between them, so this map stays small.
        CircuitBreaker breaker =
                breakers.computeIfAbsent(scope, name -> new CircuitBreaker(name, options, slowAfter, time, events));
        return switch (breaker.enter()) {
            case Admission.Refused refused ->
                new Outcome.Refused(
                        Stage.CIRCUIT_BREAKER,
                        "refused by the circuit breaker of " + scope
                                + ", because attempts there fail or hang; it lets the" + " next one through in "
                                + Durations.text(refused.retryIn()),
                        refused.retryIn());
            case Admission.Permit permit -> guarded(permit, exchange, next);
        };
    }

    private static Outcome guarded(Admission.Permit permit, Exchange exchange, Next next) throws InterruptedException {
        boolean told = false;
        try {
            Outcome outcome = next.proceed(exchange);
            told = true;
            if (says(outcome)) {
                permit.result(outcome.isTrouble(), exchange.call().progress().lastDuration());
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

    /** Throttling and our own refusals are neither good nor bad signs. */
    private static boolean says(Outcome outcome) {
        return outcome.isTrouble()
                || (outcome instanceof Outcome.Answered answered
                        && answered.response().status() < 500
                        && outcome.kind() != OutcomeKind.THROTTLED);
    }

    private static String scope(URI uri) {
        String host = uri.getScheme() + "://" + uri.getHost();
        return (uri.getPort() < 0 ? host : host + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
    }

    /** Returns the state of the breaker that is in the worst one; closed where there is none yet. */
    public BreakerState state() {
        return breakers.values().stream()
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
        return breakers.values().stream()
                .mapToDouble(CircuitBreaker::failureRate)
                .max()
                .orElse(0);
    }
}

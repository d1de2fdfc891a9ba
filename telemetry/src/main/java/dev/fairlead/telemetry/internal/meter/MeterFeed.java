package dev.fairlead.telemetry.internal.meter;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.CallEvent.AttemptFinished;
import dev.fairlead.client.event.CallEvent.AttemptHedged;
import dev.fairlead.client.event.CallEvent.AttemptStarted;
import dev.fairlead.client.event.CallEvent.BreakerChanged;
import dev.fairlead.client.event.CallEvent.CacheUsed;
import dev.fairlead.client.event.CallEvent.CallFinished;
import dev.fairlead.client.event.CallEvent.CallStarted;
import dev.fairlead.client.event.CallEvent.LimitChanged;
import dev.fairlead.client.event.CallEvent.RateLimitWaited;
import dev.fairlead.client.event.CallEvent.RetryScheduled;
import dev.fairlead.client.event.CallEvent.TokenRefreshed;
import dev.fairlead.client.event.CallListener;
import dev.fairlead.client.event.Endpoint;
import dev.fairlead.client.event.OutcomeKind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Turns events into measurements. Thread-safe. */
public final class MeterFeed implements CallListener {

    /** The value of a tag that has had too many different ones already. */
    public static final String OTHER = "other";

    private static final int FIRST_ERROR = 400;
    private static final int MOST_FAILURES = 50;
    private static final int MOST_HOSTS = 100;

    private final MeterSink sink;
    private final String provider;
    private final Bounded<String> operations;
    private final Bounded<Endpoint> endpoints;
    private final Bounded<String> failures = new Bounded<>(MOST_FAILURES);
    private final Bounded<String> limits = new Bounded<>(MOST_HOSTS);
    private final Bounded<String> hosts = new Bounded<>(MOST_HOSTS);

    /**
     * Creates a feed.
     *
     * @param provider the value of {@link Tag#PROVIDER}
     * @param mostOperations how many operations, and how many endpoints, are told apart
     */
    public MeterFeed(MeterSink sink, String provider, int mostOperations) {
        this.sink = sink;
        this.provider = provider;
        this.operations = new Bounded<>(mostOperations);
        this.endpoints = new Bounded<>(mostOperations);
    }

    @Override
    public void on(CallEvent event) {
        switch (event) {
            case CallStarted ignored -> {}
            case AttemptStarted ignored -> {}
            case AttemptFinished attempt -> attemptFinished(attempt);
            case AttemptHedged hedged -> sink.count(Meter.HEDGES, operation(hedged.operationId()));
            case RetryScheduled retry -> sink.count(Meter.RETRIES, operation(retry.operationId()));
            case RateLimitWaited wait ->
                sink.record(Meter.RATE_LIMIT_WAIT, operation(wait.operationId()), wait.waited());
            case CacheUsed used ->
                sink.count(
                        Meter.CACHE_RESULTS,
                        List.of(provider, operations.of(used.operationId(), OTHER), lowerCase(used.result())));
            case LimitChanged change ->
                sink.count(
                        Meter.LIMIT_CHANGES,
                        List.of(provider, limits.of(change.limit(), OTHER), lowerCase(change.change())));
            case TokenRefreshed token ->
                sink.record(Meter.TOKEN_REFRESHES, List.of(provider, Boolean.toString(token.ok())), token.took());
            case BreakerChanged change ->
                sink.count(Meter.BREAKER_CHANGES, List.of(provider, host(change.scope()), lowerCase(change.to())));
            case CallFinished call -> callFinished(call);
        }
    }

    private void callFinished(CallFinished call) {
        String operation = operations.of(call.operationId(), OTHER);
        sink.record(Meter.CALL_DURATION, List.of(provider, operation, lowerCase(call.outcome())), call.duration());
        sink.record(Meter.CALL_ATTEMPTS, List.of(provider, operation), call.attempts());
    }

    private void attemptFinished(AttemptFinished attempt) {
        Endpoint endpoint = endpoints.of(attempt.endpoint(), other(attempt.endpoint()));
        sink.record(
                Meter.HTTP_REQUEST_DURATION,
                List.of(
                        endpoint.method(),
                        endpoint.host(),
                        endpoint.port() == 0 ? "" : Integer.toString(endpoint.port()),
                        endpoint.scheme(),
                        endpoint.pathTemplate(),
                        attempt.status() == 0 ? "" : Integer.toString(attempt.status()),
                        errorType(attempt)),
                attempt.duration());
        if (attempt.outcome() == OutcomeKind.THROTTLED) {
            sink.count(Meter.RATE_LIMIT_HITS, operation(attempt.operationId()));
        }
    }

    private static Endpoint other(Endpoint endpoint) {
        return new Endpoint(endpoint.method(), endpoint.scheme(), OTHER, 0, OTHER);
    }

    private String errorType(AttemptFinished attempt) {
        if (attempt.failure() != null) {
            return failures.of(attempt.failure(), "_OTHER");
        }
        return attempt.status() >= FIRST_ERROR ? Integer.toString(attempt.status()) : "";
    }

    private List<String> operation(String id) {
        return List.of(provider, operations.of(id, OTHER));
    }

    private String host(String scope) {
        return hosts.of(String.valueOf(URI.create(scope).getHost()), OTHER);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Shows how a client's policies stand. */
    public void watch(ApiClient client) {
        List<String> tags = List.of(provider);
        sink.gauge(Meter.BREAKER_STATE, tags, () -> badness(client.state().breaker()));
        sink.gauge(Meter.CALLS_RUNNING, tags, () -> client.state().callsRunning());
        sink.gauge(Meter.PERMITS_AVAILABLE, tags, () -> client.state().permitsAvailable());
        sink.gauge(Meter.COOLING, tags, () -> client.state().coolingFor().toMillis() / 1_000.0);
        sink.gauge(Meter.BUDGET_LEFT, tags, () -> {
            var state = client.state();
            return state.retryBudgetCapacity() == 0
                    ? 1
                    : (double) state.retryBudgetLeft() / state.retryBudgetCapacity();
        });
    }

    private static int badness(BreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }

    /** Shows what an inbox holds. */
    public void watchInbox(String name, LongSupplier pending, LongSupplier dead) {
        sink.gauge(Meter.INBOX_PENDING, List.of(name), pending::getAsLong);
        sink.gauge(Meter.INBOX_DEAD, List.of(name), dead::getAsLong);
    }
}

package dev.fairlead.client.internal.hedging;

import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Exchange;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.Stage;
import dev.fairlead.client.internal.retry.RetryBudgets;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends the request of a slow attempt once more beside it, and takes the first good answer. */
public final class HedgingPolicy implements Policy {

    private final HedgingOptions options;
    private final RetryBudgets budgets;
    private final Events events;
    private final TimeSource time;
    private final Map<String, Latencies> operations = new ConcurrentHashMap<>();

    /** Creates the policy. */
    public HedgingPolicy(HedgingOptions options, RetryBudgets budgets, Events events, TimeSource time) {
        this.options = options;
        this.budgets = budgets;
        this.events = events;
        this.time = time;
    }

    @Override
    public Stage stage() {
        return Stage.HEDGING;
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        RequestBody body = exchange.request().body();
        if (!exchange.call().idempotent() || (body != null && !body.isReplayable())) {
            return next.proceed(exchange);
        }
        // A client has as many operations as its description, so this map is bounded.
        Latencies latencies = operations.computeIfAbsent(exchange.call().operationId(), operation -> new Latencies());
        long delay = options.delay()
                .map(Duration::toNanos)
                .orElseGet(() -> latencies.slowNanos(options.delayAtFirst().toNanos()));
        var budget = budgets.of(exchange.call().tenant());
        return new Race(exchange, next, time, latencies).run(delay, options.most(), budget, events);
    }
}

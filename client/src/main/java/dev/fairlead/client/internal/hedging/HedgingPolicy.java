package dev.fairlead.client.internal.hedging;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Events;
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
public final class HedgingPolicy extends Policy {

    private final HedgingOptions options;
    private final long delayNanos; // 0 where it follows how long attempts take
    private final long delayNanosAtFirst;
    private final RetryBudgets budgets;
    private final Events events;
    private final TimeSource time;
    private final Map<String, Latencies> operations = new ConcurrentHashMap<>();

    /** Creates the policy. */
    public HedgingPolicy(HedgingOptions options, RetryBudgets budgets, Events events, TimeSource time) {
        this.options = options;
        this.delayNanos = options.delay().map(Duration::toNanos).orElse(0L);
        this.delayNanosAtFirst = options.delayAtFirst().toNanos();
        this.budgets = budgets;
        this.events = events;
        this.time = time;
    }

    @Override
    public Stage stage() {
        return Stage.HEDGING;
    }

    @Override
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        RequestBody body = request.body();
        if (!call.described().idempotent() || (body != null && !body.isReplayable())) {
            return next().send(call, request);
        }
        // A client has as many operations as its description, so this map is bounded.
        Latencies latencies = operations.computeIfAbsent(call.operationId(), operation -> new Latencies());
        long delay = delayNanos == 0 ? latencies.slowNanos(delayNanosAtFirst) : delayNanos;
        var budget = budgets.of(call.tenant());
        return new Race(call, request, next(), time, latencies).run(delay, options.most(), budget, events);
    }
}

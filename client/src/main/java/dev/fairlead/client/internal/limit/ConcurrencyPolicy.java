package dev.fairlead.client.internal.limit;

import dev.fairlead.client.event.CallEvent.LimitChanged;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.Stage;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.RateLimits;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bounds how many attempts of a tenant are under way at once; the others wait, at most until their deadline. */
public final class ConcurrencyPolicy extends Policy {

    private static final int MOST_TENANTS = 10_000;

    private final RateLimits.Concurrency rule;
    private final Throttling throttling;
    private final TimeSource time;
    private final Events events;
    private final Recent<String, ConcurrencyLimit> tenants;
    private final Function<String, ConcurrencyLimit> create;

    /**
     * Creates the policy.
     *
     * @param rules how many attempts may be under way, and how the provider says that there are too many
     * @throws IllegalArgumentException if the rules have no limit of that kind
     */
    public ConcurrencyPolicy(RateLimits rules, TimeSource time, Events events) {
        if (rules.concurrency() == null) {
            throw new IllegalArgumentException("there is no limit on attempts under way");
        }
        this.rule = rules.concurrency();
        this.throttling = new Throttling(rules);
        this.time = time;
        this.events = events;
        this.tenants = new Recent<>(MOST_TENANTS, time);
        int most = rule.limit() == null ? Integer.MAX_VALUE : rule.limit();
        this.create = tenant -> new ConcurrencyLimit(most, rule.adaptive(), time);
    }

    @Override
    public Stage stage() {
        return Stage.CONCURRENCY_LIMIT;
    }

    @Override
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        ConcurrencyLimit limit = entered(call);
        if (limit == null) {
            return new Outcome.Refused(
                    stage(),
                    "refused by the concurrency limit: as many attempts as are allowed were under way until the deadline;"
                            + " raise the limit, or call less at once",
                    null);
        }
        long start = call.clockNanos();
        Outcome outcome = null;
        try {
            outcome = next().send(call, request);
            return outcome;
        } finally {
            leave(limit, outcome, start, call.clockNanos());
        }
    }

    /** Returns how many attempts of all tenants together hold a place. */
    public int placesTaken() {
        return tenants.values().stream().mapToInt(ConcurrencyLimit::used).sum();
    }

    private @Nullable ConcurrencyLimit entered(Call call) throws InterruptedException {
        String tenant = call.tenant();
        while (true) {
            ConcurrencyLimit limit = tenants.of(tenant, create);
            switch (limit.enter(call.deadlineNanos())) {
                case ENTERED -> {
                    return limit;
                }
                case ENTERED_LATER -> {
                    call.readClock(time);
                    return limit;
                }
                case LATE -> {
                    return null;
                }
                case RETIRED -> tenants.remove(tenant, limit);
            }
        }
    }

    private void leave(ConcurrencyLimit limit, @Nullable Outcome outcome, long start, long now) {
        if (outcome instanceof Outcome.Answered answered) {
            if (answered.kind() == OutcomeKind.SUCCESS) {
                limit.leaveAfterSuccess(now);
                return;
            }
            if (Throttling.isThrottled(answered) && throttling.isAboutConcurrency(answered)) {
                if (limit.leaveAfterThrottling(start) > 0) {
                    events.tell(
                            new LimitChanged("concurrency", LimitChanged.Change.CONCURRENCY_LOWERED, Duration.ZERO));
                }
                return;
            }
        }
        limit.leave(now);
    }
}

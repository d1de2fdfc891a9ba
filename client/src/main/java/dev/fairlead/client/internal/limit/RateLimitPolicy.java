package dev.fairlead.client.internal.limit;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.internal.pipeline.Durations;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Exchange;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.Stage;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.profile.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps to the provider's limits: those of the account, and those of each operation. One refusal by the provider makes all
 * callers of the account pause. A permit that was not used is given back; a wait that is longer than the deadline allows fails
 * at once.
 */
public final class RateLimitPolicy implements Policy {

    private final List<RateLimit> perOperation;
    private final List<RateLimiter> account;
    private final Map<String, List<RateLimiter>> operations = new ConcurrentHashMap<>();
    private final boolean limitless;
    private final Cooling cooling;
    private final TimeSource time;
    private final Events events;

    /**
     * Creates the policy.
     *
     * @param limits all of them hold at once
     */
    public RateLimitPolicy(List<RateLimit> limits, Retries retries, TimeSource time, Events events) {
        this.perOperation = limits.stream()
                .filter(limit -> limit.scope() == RateLimit.Scope.OPERATION)
                .toList();
        List<RateLimiter> ofAccount = new ArrayList<>(limits.stream()
                .filter(limit -> limit.scope() == RateLimit.Scope.ACCOUNT)
                .map(limit -> RateLimiter.of(limit, time))
                .toList());
        this.limitless = ofAccount.isEmpty();
        if (limitless) {
            ofAccount.add(RateLimiter.open("account", time)); // a pause that the provider asks for is kept in any case
        }
        this.account = List.copyOf(ofAccount);
        this.cooling = new Cooling(retries, time);
        this.time = time;
        this.events = events;
    }

    @Override
    public Stage stage() {
        return Stage.RATE_LIMIT;
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        List<RateLimiter> limiters = limitersFor(exchange.call().operationId());
        Outcome hopeless = refusalInAdvance(limiters, exchange);
        if (hopeless != null) {
            return hopeless;
        }
        List<RateLimiter> taken = new ArrayList<>(limiters.size());
        int sentBefore = exchange.call().progress().sent();
        boolean used = false;
        try {
            long start = time.nanoTime();
            for (RateLimiter limiter : limiters) {
                if (limiter.acquire(exchange.deadline().nanos()) instanceof Grant.Refused refused) {
                    return refusal(limiter, refused.waitNanos(), exchange);
                }
                taken.add(limiter);
            }
            long sent = time.nanoTime();
            tellIfWaited(exchange, sent - start);
            Outcome outcome = next.proceed(exchange);
            used = exchange.call().progress().sent() > sentBefore && outcome.delivery() != Delivery.NOT_SENT;
            learn(outcome, sent);
            return outcome;
        } catch (InterruptedException interrupt) {
            used = exchange.call().progress().sent() > sentBefore;
            throw interrupt;
        } finally {
            if (!used) {
                taken.forEach(RateLimiter::giveBack);
            }
        }
    }

    /** The account's limits come last, so that nobody holds its permits while waiting for an operation's. */
    private List<RateLimiter> limitersFor(String operationId) {
        if (perOperation.isEmpty()) {
            return account;
        }
        // A client has as many operations as its description, so this map is bounded.
        return operations.computeIfAbsent(operationId, id -> {
            List<RateLimiter> all = new ArrayList<>(perOperation.stream()
                    .map(limit -> RateLimiter.of(limit, time))
                    .toList());
            all.addAll(account);
            return List.copyOf(all);
        });
    }

    /** With several limits, the first may have a permit while the last has none for long: that is seen before any wait. */
    private @Nullable Outcome refusalInAdvance(List<RateLimiter> limiters, Exchange exchange) {
        if (limiters.size() == 1) {
            return null; // acquiring looks itself
        }
        for (RateLimiter limiter : limiters) {
            long wait = limiter.estimateNanos();
            if (wait > exchange.deadline().leftNanos(time)) {
                return refusal(limiter, wait, exchange);
            }
        }
        return null;
    }

    private Outcome refusal(RateLimiter limiter, long waitNanos, Exchange exchange) {
        Duration wait = Duration.ofNanos(waitNanos);
        return new Outcome.Refused(
                Stage.RATE_LIMIT,
                "refused by the rate limit \"" + limiter.id() + "\": a permit comes in " + Durations.text(wait)
                        + ", but the deadline leaves "
                        + Durations.text(exchange.deadline().left(time))
                        + "; call later, less often, or with more time",
                wait);
    }

    private void tellIfWaited(Exchange exchange, long nanos) {
        if (nanos >= 1_000_000 && events.isHeard()) {
            events.tell(new CallEvent.RateLimitWaited(
                    exchange.call().id(), exchange.call().operationId(), Duration.ofNanos(nanos)));
        }
    }

    private void learn(Outcome outcome, long sent) {
        if (outcome.kind() == OutcomeKind.SUCCESS) {
            cooling.succeeded();
        } else if (outcome instanceof Outcome.Answered answered
                && answered.kind() == OutcomeKind.THROTTLED
                && answered.isTransient()) {
            Duration pause = answered.retryAfter() == null ? cooling.pause(sent) : answered.retryAfter();
            account.forEach(limiter -> limiter.cool(pause));
        }
    }

    /** Returns how many attempts the account's limits would let through at once; -1 where there is no limit. */
    public long available() {
        return limitless
                ? -1
                : account.stream().mapToLong(RateLimiter::available).min().orElse(0);
    }

    /** Returns for how long all callers pause; zero if they do not. */
    public Duration cooling() {
        long nanos = account.stream()
                .map(RateLimiter::coolingNanos)
                .max(Comparator.naturalOrder())
                .orElse(0L);
        return Duration.ofNanos(Math.max(0, nanos));
    }
}

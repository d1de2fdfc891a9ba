package dev.fairlead.client.internal.limit;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.internal.pipeline.Durations;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Exchange;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.Stage;
import dev.fairlead.client.limit.PermitStore;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.profile.RateLimits;
import dev.fairlead.profile.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps to all limits that hold for a call: those of its account, its operation, its object, each in its own unit. A permit that was
 * not used is given back; a wait that is longer than the deadline allows fails at once. What the provider answers is learnt from
 * by {@link LimitLearning}.
 */
public final class RateLimitPolicy implements Policy {

    private static final int SHARE_KEPT = 20;
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration MOST_TIME = KEPT.multipliedBy(SHARE_KEPT);

    private static final long WORTH_TELLING_NANOS = 1_000_000;

    private final List<KeyedLimit> limits;
    private final Limiters limiters;
    private final LimitLearning learning;
    private final Map<String, LimitPlan> plans = new ConcurrentHashMap<>();
    private final List<RateLimiter> ownAccount = new ArrayList<>();
    private final boolean limitless;
    private final TimeSource time;
    private final Events events;

    /**
     * Creates the policy.
     *
     * @param rules the limits to keep to, and how the provider tells about them
     * @param store where permits come from
     */
    public RateLimitPolicy(RateLimits rules, Retries retries, PermitStore store, TimeSource time, Events events) {
        List<KeyedLimit> all =
                new ArrayList<>(rules.limits().stream().map(KeyedLimit::of).toList());
        this.limitless = all.stream().noneMatch(KeyedLimit::isWide);
        if (limitless) {
            all.add(KeyedLimit.unpublished());
        }
        this.limits = List.copyOf(all);
        this.limiters = new Limiters(Limiters.MOST, !rules.signals().isEmpty(), store, retries, time);
        this.learning = new LimitLearning(rules, time, events);
        for (KeyedLimit limit : limits) {
            if (limit.isWide() && limit.limit().appliesTo().equals(RateLimit.Filter.ALL)) {
                ownAccount.add(limiters.kept(limit, limit.wideKey("")));
            }
        }
        this.time = time;
        this.events = events;
    }

    @Override
    public Stage stage() {
        return Stage.RATE_LIMIT;
    }

    @Override
    public Outcome apply(Exchange exchange, Next next) throws InterruptedException {
        Permits permits = plan(exchange).permits(exchange);
        long now = time.nanoTime();
        if (!permits.takeAtOnce(now)) {
            Outcome refusal = awaitRest(permits, exchange);
            if (refusal != null) {
                return refusal;
            }
        }
        return send(permits, exchange, next);
    }

    /** A client has as many operations as its description, so this map is bounded. */
    private LimitPlan plan(Exchange exchange) {
        LimitPlan known = plans.get(exchange.call().operationId());
        return known != null
                ? known
                : plans.computeIfAbsent(exchange.call().operationId(), id -> LimitPlan.of(limits, limiters, exchange));
    }

    private Outcome send(Permits permits, Exchange exchange, Next next) throws InterruptedException {
        int sentBefore = exchange.call().progress().sent();
        boolean used = false;
        try {
            long sent = time.nanoTime();
            Outcome outcome = next.proceed(exchange);
            used = exchange.call().progress().sent() > sentBefore && outcome.delivery() != Delivery.NOT_SENT;
            if (used) {
                permits.finished();
                learning.learn(outcome, permits, sent);
            }
            return outcome;
        } catch (InterruptedException interrupt) {
            used = exchange.call().progress().sent() > sentBefore;
            if (used) {
                permits.finished();
            }
            throw interrupt;
        } finally {
            if (!used) {
                permits.giveBack();
            }
        }
    }

    /** Waits for what could not be had at once; returns why that is hopeless, or null when all permits are there. */
    private @Nullable Outcome awaitRest(Permits permits, Exchange exchange) throws InterruptedException {
        Outcome hopeless = refusalInAdvance(permits, exchange);
        if (hopeless != null) {
            permits.giveBack();
            return hopeless;
        }
        long start = time.nanoTime();
        boolean complete = false;
        try {
            while (permits.taken() < permits.size()) {
                int number = permits.taken();
                Grant grant = permits.limiter(number).acquire(permits.units(number), latest(exchange));
                switch (grant) {
                    case Grant.Permit permit -> permits.tookNext(permit.atNanos());
                    case Grant.Retired ignored ->
                        permits.replaceNext(plan(exchange).find(permits.limit(number), exchange));
                    case Grant.Refused refused -> {
                        return refusal(permits, number, refused.waitNanos(), exchange);
                    }
                }
            }
            complete = true;
        } finally {
            if (!complete) {
                permits.giveBack();
            }
        }
        tellIfWaited(exchange, time.nanoTime() - start);
        return null;
    }

    /** The next limit may have a permit soon while the last has none for long: that is seen before any wait. */
    private @Nullable Outcome refusalInAdvance(Permits permits, Exchange exchange) {
        for (int i = permits.taken(); i < permits.size(); i++) {
            if (permits.units(i) > permits.limiter(i).most()) {
                return tooMuch(permits, i);
            }
            long wait = permits.limiter(i).estimateNanos(permits.units(i));
            if (wait > latest(exchange) - time.nanoTime()) {
                return refusal(permits, i, wait, exchange);
            }
        }
        return null;
    }

    /**
     * A permit of the last moment is of no use to anybody: the deadline would cut its attempt off, which has used it up all the same.
     * Where more is wanted than the limit lets pass, the queue is always that long, and nobody would get an answer. So a
     * twentieth of the call's time, at most 5 s, is kept for the attempt.
     */
    private static long latest(Exchange exchange) {
        Duration limit = exchange.deadline().limit();
        long kept = limit.compareTo(MOST_TIME) >= 0 ? KEPT.toNanos() : limit.toNanos() / SHARE_KEPT;
        return exchange.deadline().nanos() - kept;
    }

    private Outcome refusal(Permits permits, int number, long waitNanos, Exchange exchange) {
        Duration wait = Duration.ofNanos(waitNanos);
        return new Outcome.Refused(
                Stage.RATE_LIMIT,
                "refused by the rate limit \"" + permits.limit(number).id() + "\": a permit comes in "
                        + Durations.text(wait) + ", but the deadline leaves "
                        + Durations.text(exchange.deadline().left(time))
                        + "; call later, less often, or with more time",
                wait);
    }

    private static Outcome tooMuch(Permits permits, int number) {
        KeyedLimit limit = permits.limit(number);
        return new Outcome.Refused(
                Stage.RATE_LIMIT,
                "refused by the rate limit \"" + limit.id() + "\": the call costs " + permits.units(number) + " "
                        + limit.limit().unit() + ", and no more than "
                        + permits.limiter(number).most() + " pass in a window; ask for less at once",
                null);
    }

    private void tellIfWaited(Exchange exchange, long nanos) {
        if (nanos >= WORTH_TELLING_NANOS && events.isHeard()) {
            events.tell(new CallEvent.RateLimitWaited(
                    exchange.call().id(), exchange.call().operationId(), Duration.ofNanos(nanos)));
        }
    }

    /** Returns how many attempts the account's limits would let through at once; -1 where there is no limit. */
    public long available() {
        return limitless
                ? -1
                : ownAccount.stream().mapToLong(RateLimiter::available).min().orElse(-1);
    }

    /** Returns for how long all callers of the client's own account pause; zero if they do not. */
    public Duration cooling() {
        return Duration.ofNanos(
                ownAccount.stream().mapToLong(RateLimiter::coolingNanos).max().orElse(0));
    }
}

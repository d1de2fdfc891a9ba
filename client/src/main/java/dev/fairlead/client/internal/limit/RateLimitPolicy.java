package dev.fairlead.client.internal.limit;

import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Durations;
import dev.fairlead.client.internal.pipeline.Events;
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
public final class RateLimitPolicy extends Policy {

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
    public Outcome send(Call call, HttpRequest request) throws InterruptedException {
        LimitPlan plan = plan(call, request);
        long now = call.clockNanos();
        Permits permits = null; // not before somebody needs them: most calls get what is usual at once
        if (plan.isUsual(call)) {
            permits = plan.takeUsual(now);
        } else {
            permits = plan.permits(call, request, now);
            permits.takeAtOnce();
        }
        if (permits != null && permits.taken() < permits.size()) {
            Outcome refusal = awaitRest(permits, plan, call, request);
            if (refusal != null) {
                return refusal;
            }
        }
        return sendOn(plan, permits, now, call, request);
    }

    /** A client has as many operations as its description, so this map is bounded. */
    private LimitPlan plan(Call call, HttpRequest request) {
        LimitPlan known = plans.get(call.operationId());
        return known != null
                ? known
                : plans.computeIfAbsent(call.operationId(), id -> LimitPlan.of(limits, limiters, call, request));
    }

    /**
     * Sends a request that has its permits.
     *
     * @param permits null for those that are usual
     * @param takenAt when the usual ones were taken
     */
    private Outcome sendOn(LimitPlan plan, @Nullable Permits permits, long takenAt, Call call, HttpRequest request)
            throws InterruptedException {
        int sentBefore = call.sent();
        long sentAt = call.clockNanos();
        boolean used = false;
        try {
            Outcome outcome = next().send(call, request);
            used = call.sent() > sentBefore && outcome.delivery() != Delivery.NOT_SENT;
            if (used) {
                learn(outcome, plan, permits, takenAt, sentAt);
            }
            return outcome;
        } catch (InterruptedException interrupt) {
            used = call.sent() > sentBefore;
            if (used) {
                taken(plan, permits, takenAt).finished();
            }
            throw interrupt;
        } finally {
            if (!used) {
                taken(plan, permits, takenAt).giveBack();
            }
        }
    }

    private void learn(Outcome outcome, LimitPlan plan, @Nullable Permits permits, long takenAt, long sentAt) {
        if (permits == null
                && outcome.kind() == OutcomeKind.SUCCESS
                && !plan.readsAnswers()
                && !learning.readsHeaders()) {
            plan.succeeded();
            return;
        }
        Permits taken = taken(plan, permits, takenAt);
        taken.finished();
        learning.learn(outcome, taken, sentAt);
    }

    private static Permits taken(LimitPlan plan, @Nullable Permits permits, long takenAt) {
        return permits == null ? plan.usual(takenAt) : permits;
    }

    /** Waits for what could not be had at once; returns why that is hopeless, or null when all permits are there. */
    private @Nullable Outcome awaitRest(Permits permits, LimitPlan plan, Call call, HttpRequest request)
            throws InterruptedException {
        Outcome hopeless = refusalInAdvance(permits, call);
        if (hopeless != null) {
            permits.giveBack();
            return hopeless;
        }
        long start = time.nanoTime();
        boolean complete = false;
        try {
            while (permits.taken() < permits.size()) {
                int number = permits.taken();
                Grant grant = permits.limiter(number).acquire(permits.units(number), latest(call));
                switch (grant) {
                    case Grant.Permit permit -> permits.tookNext(permit.atNanos());
                    case Grant.Retired ignored -> permits.replaceNext(plan.find(permits.limit(number), call, request));
                    case Grant.Refused refused -> {
                        return refusal(permits, number, refused.waitNanos(), call);
                    }
                }
            }
            complete = true;
        } finally {
            if (!complete) {
                permits.giveBack();
            }
        }
        tellIfWaited(call, call.readClock(time) - start);
        return null;
    }

    /** The next limit may have a permit soon while the last has none for long: that is seen before any wait. */
    private @Nullable Outcome refusalInAdvance(Permits permits, Call call) {
        for (int i = permits.taken(); i < permits.size(); i++) {
            if (permits.units(i) > permits.limiter(i).most()) {
                return tooMuch(permits, i);
            }
            long wait = permits.limiter(i).estimateNanos(permits.units(i));
            if (wait > latest(call) - time.nanoTime()) {
                return refusal(permits, i, wait, call);
            }
        }
        return null;
    }

    /**
     * A permit of the last moment is of no use to anybody: the deadline would cut its attempt off, which has used it up all the same.
     * Where more is wanted than the limit lets pass, the queue is always that long, and nobody would get an answer. So a
     * twentieth of the call's time, at most 5 s, is kept for the attempt.
     */
    private static long latest(Call call) {
        Duration limit = call.limit();
        long kept = limit.compareTo(MOST_TIME) >= 0 ? KEPT.toNanos() : limit.toNanos() / SHARE_KEPT;
        return call.deadlineNanos() - kept;
    }

    private Outcome refusal(Permits permits, int number, long waitNanos, Call call) {
        Duration wait = Duration.ofNanos(waitNanos);
        return new Outcome.Refused(
                Stage.RATE_LIMIT,
                "refused by the rate limit \"" + permits.limit(number).id() + "\": a permit comes in "
                        + Durations.text(wait) + ", but the deadline leaves "
                        + Durations.text(call.left(time))
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

    private void tellIfWaited(Call call, long nanos) {
        if (nanos >= WORTH_TELLING_NANOS && events.isHeard()) {
            events.tell(new CallEvent.RateLimitWaited(call.id(), call.operationId(), Duration.ofNanos(nanos)));
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

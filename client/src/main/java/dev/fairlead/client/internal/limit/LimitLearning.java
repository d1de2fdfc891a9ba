package dev.fairlead.client.internal.limit;

import dev.fairlead.client.event.CallEvent.LimitChanged;
import dev.fairlead.client.event.CallEvent.LimitChanged.Change;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.internal.limit.RemainingSignals.Remaining;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.RateLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What limits learn from answers. One that asks for fewer requests makes all callers of the key pause that was hit: the one that the
 * provider names, or else the account's. Headers about what is left lower the own estimate. What a call really cost corrects what was
 * taken for it. Thread-safe.
 */
final class LimitLearning {

    private final RemainingSignals signals;
    private final Throttling throttling;
    private final TimeSource time;
    private final Events events;

    LimitLearning(RateLimits rules, TimeSource time, Events events) {
        this.signals = new RemainingSignals(rules.signals());
        this.throttling = new Throttling(rules);
        this.time = time;
        this.events = events;
    }

    /** Returns whether a successful answer may have headers to learn from. */
    boolean readsHeaders() {
        return !signals.isEmpty();
    }

    /**
     * Learns from the outcome of an attempt that was sent.
     *
     * @param permits what it took; it is over
     * @param sent when it was let through
     */
    void learn(Outcome outcome, Permits permits, long sent) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return;
        }
        if (!signals.isEmpty()) {
            reconcile(answered, permits);
        }
        if (answered.kind() == OutcomeKind.SUCCESS) {
            for (int i = 0; i < permits.size(); i++) {
                permits.limiter(i).succeeded();
            }
        } else if (Throttling.isThrottled(answered)) {
            cool(answered, permits, sent);
        }
        correctCosts(answered, permits);
    }

    private void reconcile(Outcome.Answered answered, Permits permits) {
        boolean[] told = new boolean[permits.size()];
        for (Remaining remaining : signals.read(answered.response().headers(), time.now())) {
            for (int i = 0; i < permits.size(); i++) {
                if (!told[i] && remaining.isAbout(permits.limit(i))) {
                    told[i] = true; // the windows with least left come first
                    boolean usedUp = permits.limiter(i)
                            .sync(remaining.remaining(), remaining.resetNanos(), permits.takenAt(i), permits.units(i));
                    if (usedUp) {
                        tell(permits.limit(i), Change.USED_UP, Duration.ofNanos(remaining.resetNanos()));
                    }
                }
            }
        }
    }

    private void cool(Outcome.Answered answered, Permits permits, long sent) {
        Duration asked = answered.retryAfter();
        if (asked == null && throttling.isAboutConcurrency(answered)) {
            return; // the concurrency limit learns from it
        }
        Optional<String> reason = throttling.reason(answered);
        boolean named = reason.isPresent() && coolThose(permits, limit -> limit.isCalled(reason.get()), asked, sent);
        if (!named && !coolThose(permits, KeyedLimit::isOfAccount, asked, sent)) {
            coolThose(permits, KeyedLimit::isWide, asked, sent);
        }
    }

    private boolean coolThose(Permits permits, Predicate<KeyedLimit> which, @Nullable Duration asked, long sent) {
        boolean any = false;
        for (int i = 0; i < permits.size(); i++) {
            KeyedLimit limit = permits.limit(i);
            if (which.test(limit)) {
                any = true;
                tell(limit, Change.COOLING, permits.limiter(i).cool(asked, sent));
            }
        }
        return any;
    }

    private static void correctCosts(Outcome.Answered answered, Permits permits) {
        for (int i = 0; i < permits.size(); i++) {
            RateLimits.Place actual = permits.limit(i).limit().cost().actual();
            if (actual != null) {
                int number = i;
                Places.number(actual, answered.response())
                        .ifPresent(cost ->
                                permits.limiter(number).correct(permits.takenAt(number), permits.units(number), cost));
            }
        }
    }

    private void tell(KeyedLimit limit, Change change, Duration lasting) {
        if (events.isHeard()) {
            events.tell(new LimitChanged(limit.id(), change, lasting));
        }
    }
}

package dev.fairlead.client.internal.limit;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.pipeline.Call;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits that hold for one operation. Where all keys are told by the operation alone and the tenant is the client's own, their
 * limiters are looked up once. Thread-safe.
 */
final class LimitPlan {

    private final Limiters limiters;
    private final KeyedLimit[] limits;
    private final boolean fixed;
    private final RateLimiter[] own;
    private final long[] usualUnits;

    private final boolean readsAnswers;

    private LimitPlan(Limiters limiters, KeyedLimit[] limits, boolean fixed, RateLimiter[] own, long[] usualUnits) {
        this.limiters = limiters;
        this.limits = limits;
        this.fixed = fixed;
        this.own = own;
        this.usualUnits = usualUnits;
        this.readsAnswers =
                Arrays.stream(limits).anyMatch(limit -> limit.limit().cost().actual() != null);
    }

    /** Plans for the operation of a call. */
    static LimitPlan of(List<KeyedLimit> all, Limiters limiters, Call call, HttpRequest request) {
        KeyedLimit[] limits = all.stream()
                .filter(limit -> limit.appliesTo(call, request))
                .sorted(Comparator.comparing(KeyedLimit::isWide))
                .toArray(KeyedLimit[]::new);
        boolean fixed = Arrays.stream(limits).allMatch(KeyedLimit::isFixed);
        RateLimiter[] own = new RateLimiter[fixed ? limits.length : 0];
        for (int i = 0; i < own.length; i++) {
            own[i] = limiters.kept(limits[i], limits[i].key(call, request, ""));
        }
        long[] usual = Arrays.stream(limits)
                .mapToLong(limit -> limit.usualCost(call, request))
                .toArray();
        return new LimitPlan(limiters, limits, fixed, own, usual);
    }

    /** Returns whether a call takes what calls of its operation usually take, from limiters that are known. */
    boolean isUsual(Call call) {
        return fixed && call.tenant().isEmpty() && call.settings().cost() == null;
    }

    /** Takes the usual permits as far as they are there at once; returns null where that is all, or else how far it went. */
    @Nullable
    Permits takeUsual(long now) {
        int taken = Permits.takeAtOnce(own, usualUnits, now);
        return taken == own.length ? null : new Permits(limits, own, usualUnits, now, taken);
    }

    /** Returns the usual permits, all of them taken. */
    Permits usual(long takenAt) {
        return new Permits(limits, own, usualUnits, takenAt, own.length);
    }

    /** Returns the permits that an attempt needs, none of them taken. */
    Permits permits(Call call, HttpRequest request, long now) {
        long[] units = call.settings().cost() == null
                ? usualUnits
                : Arrays.stream(limits)
                        .mapToLong(limit -> limit.cost(call, request))
                        .toArray();
        if (fixed && call.tenant().isEmpty()) {
            return new Permits(limits, own, units, now, 0);
        }
        RateLimiter[] found = new RateLimiter[limits.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = find(limits[i], call, request);
        }
        return new Permits(limits, found, units, now, 0);
    }

    /** Returns the limiter of a key that is there now. */
    RateLimiter find(KeyedLimit limit, Call call, HttpRequest request) {
        return limiters.of(limit, limit.key(call, request, call.tenant()));
    }

    /** Returns whether a successful answer may say something about a limit. */
    boolean readsAnswers() {
        return readsAnswers;
    }

    /** Hears that a call with the usual permits succeeded, whose answer says no more. */
    void succeeded() {
        for (int i = 0; i < own.length; i++) {
            own[i].finished(usualUnits[i]);
            own[i].succeeded();
        }
    }
}

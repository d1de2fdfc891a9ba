package dev.fairlead.client.internal.limit;

import dev.fairlead.client.internal.pipeline.Exchange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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

    private LimitPlan(Limiters limiters, KeyedLimit[] limits, boolean fixed, RateLimiter[] own, long[] usualUnits) {
        this.limiters = limiters;
        this.limits = limits;
        this.fixed = fixed;
        this.own = own;
        this.usualUnits = usualUnits;
    }

    /** Plans for the operation of an exchange. */
    static LimitPlan of(List<KeyedLimit> all, Limiters limiters, Exchange exchange) {
        KeyedLimit[] limits = all.stream()
                .filter(limit -> limit.appliesTo(exchange))
                .sorted(Comparator.comparing(KeyedLimit::isWide))
                .toArray(KeyedLimit[]::new);
        boolean fixed = Arrays.stream(limits).allMatch(KeyedLimit::isFixed);
        RateLimiter[] own = new RateLimiter[fixed ? limits.length : 0];
        for (int i = 0; i < own.length; i++) {
            own[i] = limiters.kept(limits[i], limits[i].key(exchange, ""));
        }
        long[] usual = Arrays.stream(limits)
                .mapToLong(limit -> limit.usualCost(exchange))
                .toArray();
        return new LimitPlan(limiters, limits, fixed, own, usual);
    }

    /** Returns the permits that an attempt needs, none of them taken. */
    Permits permits(Exchange exchange) {
        long[] units = exchange.call().settings().cost() == null
                ? usualUnits
                : Arrays.stream(limits).mapToLong(limit -> limit.cost(exchange)).toArray();
        if (fixed && exchange.call().tenant().isEmpty()) {
            return new Permits(limits, own, units);
        }
        RateLimiter[] found = new RateLimiter[limits.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = find(limits[i], exchange);
        }
        return new Permits(limits, found, units);
    }

    /** Returns the limiter of a key that is there now. */
    RateLimiter find(KeyedLimit limit, Exchange exchange) {
        return limiters.of(limit, limit.key(exchange, exchange.call().tenant()));
    }
}

package dev.fairlead.client.internal.cache;

import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.policy.CacheOptions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides what a stored answer is good for (RFC 9111 §4). Pure: reads no clock and asks nobody. */
final class CacheRules {

    private final Freshness freshness;

    CacheRules(CacheOptions options) {
        this.freshness = new Freshness(options);
    }

    /**
     * Decides about one request.
     *
     * @param stored what is stored for the request; null for nothing
     * @param now by our clock
     */
    CacheDecision decide(HttpRequest request, @Nullable StoredResponse stored, Instant now) {
        CacheControl asked = CacheControl.of(request.headers());
        CacheDecision decision = stored == null ? new CacheDecision.Forward() : decide(asked, stored, now);
        return asked.has("only-if-cached") && !(decision instanceof CacheDecision.Serve)
                ? new CacheDecision.Unsatisfiable()
                : decision;
    }

    private CacheDecision decide(CacheControl asked, StoredResponse stored, Instant now) {
        CacheControl says = CacheControl.of(stored.headers());
        if (asked.has("no-cache") || says.isBare("no-cache")) {
            return new CacheDecision.Revalidate(stored, false);
        }
        Duration age = stored.age(now);
        Duration lifetime = freshness.lifetime(stored);
        Duration maxAge = asked.seconds("max-age");
        Duration spare = Freshness.shorter(lifetime, maxAge).minus(age);
        Duration wanted = asked.seconds("min-fresh");
        if (spare.isPositive() && (wanted == null || spare.compareTo(wanted) >= 0)) {
            return new CacheDecision.Serve(stored, age, CacheDecision.Use.FRESH);
        }
        if (!spare.isPositive() && wanted == null && !says.has("must-revalidate")) {
            if (takesStale(asked, spare.negated())) {
                return new CacheDecision.Serve(stored, age, CacheDecision.Use.STALE);
            }
            Duration staleness = age.minus(lifetime);
            if (!asked.has("max-age") && staleness.compareTo(freshness.whileRevalidating(stored)) < 0) {
                return new CacheDecision.Serve(stored, age, CacheDecision.Use.STALE_WHILE_REVALIDATE);
            }
        }
        return new CacheDecision.Revalidate(stored, true);
    }

    private static boolean takesStale(CacheControl asked, Duration staleness) {
        return asked.isBare("max-stale") || isWithin(staleness, asked.seconds("max-stale"));
    }

    /**
     * Returns whether a stored answer may stand in for an error (RFC 5861 §4); the caller's own {@code stale-if-error} widens
     * what provider and options allow, but not against {@code must-revalidate}.
     */
    boolean mayStandInForError(HttpRequest request, StoredResponse stored, Instant now) {
        CacheControl asked = CacheControl.of(request.headers());
        CacheControl says = CacheControl.of(stored.headers());
        if (asked.has("no-cache") || says.isBare("no-cache")) {
            return false;
        }
        Duration staleness = stored.age(now).minus(freshness.lifetime(stored));
        if (says.has("must-revalidate")) {
            return staleness.isNegative();
        }
        return staleness.compareTo(freshness.inPlaceOfError(stored)) < 0
                || isWithin(staleness, asked.seconds("stale-if-error"));
    }

    private static boolean isWithin(Duration staleness, @Nullable Duration window) {
        return window != null && staleness.compareTo(window) <= 0;
    }

    /** Returns whether it is worth keeping an answer: it is fresh for a while, can be asked about, or may be used stale. */
    boolean isUseful(StoredResponse stored) {
        return stored.conditions().size() > 0
                || freshness.lifetime(stored).isPositive()
                || freshness.inPlaceOfError(stored).isPositive()
                || freshness.whileRevalidating(stored).isPositive();
    }
}

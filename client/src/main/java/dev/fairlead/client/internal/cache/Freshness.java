package dev.fairlead.client.internal.cache;

import dev.fairlead.client.policy.CacheOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For how long an answer may be used (RFC 9111 §4.2), and for how long after that (RFC 5861). Pure. */
final class Freshness {

    private final CacheOptions options;

    Freshness(CacheOptions options) {
        this.options = options;
    }

    /** Returns for how long from its making an answer is fresh (§4.2.1). {@code s-maxage} is for shared caches. */
    Duration lifetime(StoredResponse stored) {
        Duration maxAge = CacheControl.of(stored.headers()).seconds("max-age");
        if (maxAge != null) {
            return maxAge;
        }
        if (stored.headers().has("Expires")) {
            // What is no date, "0" above all, lies in the past (§5.3).
            return stored.dateOf("Expires")
                    .map(expires -> Duration.between(stored.date(), expires))
                    .filter(Duration::isPositive)
                    .orElse(Duration.ZERO);
        }
        return heuristic(stored);
    }

    /** A share of the time for which it had not changed when it was sent (§4.2.2); zero unless asked for. */
    private Duration heuristic(StoredResponse stored) {
        Optional<Instant> modified = stored.dateOf("Last-Modified");
        if (modified.isEmpty() || !Storing.UNDERSTOOD.contains(stored.response().status())) {
            return Duration.ZERO;
        }
        Duration unchanged = Duration.between(modified.get(), stored.date());
        Duration guess = Duration.ofSeconds((long) (unchanged.toSeconds() * options.heuristicShare()));
        return shorter(unchanged.isPositive() ? guess : Duration.ZERO, options.heuristicMax());
    }

    /** Returns for how long a stale answer may be used while a newer one is fetched; what the provider says counts first. */
    Duration whileRevalidating(StoredResponse stored) {
        return window(stored, "stale-while-revalidate", options.staleWhileRevalidate());
    }

    /** Returns for how long a stale answer may be used in place of an error. */
    Duration inPlaceOfError(StoredResponse stored) {
        return window(stored, "stale-if-error", options.staleIfError());
    }

    /** No window holds where the provider says that nothing stale may be used (§4.2.4). */
    private static Duration window(StoredResponse stored, String directive, Duration otherwise) {
        CacheControl says = CacheControl.of(stored.headers());
        if (says.has("must-revalidate") || says.isBare("no-cache")) {
            return Duration.ZERO;
        }
        Duration own = says.seconds(directive);
        return own == null ? otherwise : own;
    }

    static Duration shorter(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) <= 0 ? one : other;
    }
}

package dev.fairlead.client.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one call asks of the caches on its way, its client's own first: the directives of a request (RFC 9111 §5.2.1, RFC 5861
 * §4), which go out in {@code Cache-Control}. Durations count in whole seconds. Immutable.
 *
 * <pre>{@code
 * CallOptions.cache(CacheUse.maxAge(Duration.ofMinutes(1)).orStale(Duration.ofMinutes(5)))
 * }</pre>
 */
public final class CacheUse {

    private final List<String> directives;

    private CacheUse(List<String> directives) {
        this.directives = directives;
    }

    /** Asks the provider whether a stored answer still holds before it is used. */
    public static CacheUse revalidate() {
        return new CacheUse(List.of("no-cache"));
    }

    /** Uses no stored answer, and keeps none. */
    public static CacheUse none() {
        return new CacheUse(List.of("no-store"));
    }

    /**
     * Uses a stored answer and asks nobody; without one the call fails with a {@link
     * dev.fairlead.client.error.CallRefusedException}.
     */
    public static CacheUse only() {
        return new CacheUse(List.of("only-if-cached"));
    }

    /** Uses no answer that is older than this. */
    public static CacheUse maxAge(Duration age) {
        return new CacheUse(List.of(directive("max-age", age)));
    }

    /** Uses an answer only if it stays fresh for this long. */
    public static CacheUse minFresh(Duration time) {
        return new CacheUse(List.of(directive("min-fresh", time)));
    }

    /** Uses stale answers too, however old. */
    public static CacheUse anyAge() {
        return new CacheUse(List.of("max-stale"));
    }

    /** Takes an answer too that has been stale for up to this long. */
    public CacheUse orStale(Duration staleness) {
        return plus(directive("max-stale", staleness));
    }

    /** Takes in place of an error an answer that has been stale for up to this long. */
    public CacheUse orStaleIfError(Duration staleness) {
        return plus(directive("stale-if-error", staleness));
    }

    /** Asks nobody; see {@link #only}. */
    public CacheUse andAskNobody() {
        return plus("only-if-cached");
    }

    private CacheUse plus(String directive) {
        List<String> all = new ArrayList<>(directives);
        all.add(directive);
        return new CacheUse(List.copyOf(all));
    }

    private static String directive(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " is not negative, but " + duration);
        }
        return name + "=" + duration.toSeconds();
    }

    /** Returns the value of the header, for instance {@code max-age=60, max-stale=300}. */
    @Override
    public String toString() {
        return String.join(", ", directives);
    }
}

package dev.fairlead.client.internal.limit;

import dev.fairlead.client.limit.LimitKey;
import dev.fairlead.client.limit.PermitStore;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Retries;

/** The limiters of all keys, in a bounded number. A key that was forgotten and comes back finds a full bucket. Thread-safe. */
final class Limiters {

    static final int MOST = 10_000;

    private final boolean counting;
    private final PermitStore store;
    private final Retries retries;
    private final TimeSource time;
    private final Recent<LimitKey, RateLimiter> byKey;

    /**
     * Creates the place for limiters.
     *
     * @param most how many there may be, but for those that cannot go
     * @param counting whether calls say when they are over
     */
    Limiters(int most, boolean counting, PermitStore store, Retries retries, TimeSource time) {
        this.counting = counting;
        this.store = store;
        this.retries = retries;
        this.time = time;
        this.byKey = new Recent<>(most, time);
    }

    /** Returns the limiter of a key. */
    RateLimiter of(KeyedLimit limit, LimitKey key) {
        return byKey.of(key, absent -> create(limit, absent));
    }

    /** Returns the limiter of a key, which is never forgotten. */
    RateLimiter kept(KeyedLimit limit, LimitKey key) {
        while (true) {
            RateLimiter limiter = of(limit, key);
            if (limiter.keep()) {
                return limiter;
            }
            byKey.remove(key, limiter);
        }
    }

    private RateLimiter create(KeyedLimit limit, LimitKey key) {
        return new RateLimiter(limit, counting, store.open(key, limit.windows(), time), new Cooling(retries), time);
    }

    int size() {
        return byKey.size();
    }
}

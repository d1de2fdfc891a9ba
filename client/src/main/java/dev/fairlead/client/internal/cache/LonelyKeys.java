package dev.fairlead.client.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Requests whose last answer could not be used for anybody else: to wait for one another would only cost time. Bounded; what is
 * forgotten costs one wait. Thread-safe.
 */
final class LonelyKeys {

    private static final int MOST = 1_000;

    private final Cache<Integer, Boolean> keys =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    boolean contains(Flights.Key key) {
        return keys.getIfPresent(key.hashCode()) != null;
    }

    void note(Flights.Key key, boolean isLonely) {
        if (isLonely) {
            keys.put(key.hashCode(), Boolean.TRUE);
        } else {
            keys.invalidate(key.hashCode());
        }
    }
}

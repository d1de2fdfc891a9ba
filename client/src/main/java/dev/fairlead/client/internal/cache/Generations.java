package dev.fairlead.client.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.client.internal.codec.Addresses;
import java.net.URI;

/**
 * What was stored or asked for before the last change of a resource, and what after (RFC 9111 §4.4). A resource is its address
 * without the query: a change of {@code /customers} is one of {@code /customers?limit=3} too. An answer keeps the generation
 * that was current when it was asked for, so that one that was under way during the change is never used. A generation that no
 * answer keeps is collected. Thread-safe.
 */
final class Generations {

    private final Cache<String, Generation> current =
            Caffeine.newBuilder().weakValues().build();

    /** The time between two changes of one resource. */
    static final class Generation {

        private volatile boolean over;

        /** Returns whether the resource was changed since. */
        boolean isOver() {
            return over;
        }
    }

    /** Returns the current generation of a resource. */
    Generation of(URI uri) {
        return current.get(resource(uri), any -> new Generation());
    }

    /** Ends the current generation of a resource. */
    void end(URI uri) {
        Generation ended = current.asMap().remove(resource(uri));
        if (ended != null) {
            ended.over = true;
        }
    }

    private static String resource(URI uri) {
        return Addresses.origin(uri) + Addresses.path(uri);
    }
}

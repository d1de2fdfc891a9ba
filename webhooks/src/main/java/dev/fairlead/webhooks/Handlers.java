package dev.fairlead.webhooks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The handlers by type of event. Safe for use by any number of threads. */
final class Handlers {

    private final Map<String, EventHandler> byType = new ConcurrentHashMap<>();
    private volatile @Nullable EventHandler other;

    void add(String type, EventHandler handler) {
        if (byType.putIfAbsent(type, handler) != null) {
            throw new IllegalStateException(
                    "there is a handler for " + type + " already: call both from one, so that they succeed together");
        }
    }

    void addOther(EventHandler handler) {
        if (other != null) {
            throw new IllegalStateException("there is a handler for all other types already");
        }
        other = handler;
    }

    @Nullable
    EventHandler of(String type) {
        EventHandler handler = byType.get(type);
        return handler == null ? other : handler;
    }
}

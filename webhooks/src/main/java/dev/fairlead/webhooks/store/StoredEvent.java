package dev.fairlead.webhooks.store;

import java.util.List;
import java.util.Map;

/**
 * All that an inbox knows about an event.
 *
 * @param summary what lists show
 * @param body the bytes as they came
 * @param headers the request headers that were kept, names in lower case
 * @param history the attempts of its handler, oldest first
 */
public record StoredEvent(EventSummary summary, Body body, Map<String, String> headers, List<Attempt> history) {

    /** Copies the collections. */
    public StoredEvent {
        headers = Map.copyOf(headers);
        history = List.copyOf(history);
    }
}

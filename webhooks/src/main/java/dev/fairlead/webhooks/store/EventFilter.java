package dev.fairlead.webhooks.store;

import org.jspecify.annotations.Nullable;

/**
 * Which events a list shows.
 *
 * @param state only those in this state; null for any
 * @param source only those of this source; null for any
 * @param type only those of this type; null for any
 * @param before only those received before the one of this {@link EventSummary#sequence()}: the next page of a list
 */
public record EventFilter(
        @Nullable EventState state,
        @Nullable String source,
        @Nullable String type,
        long before) {

    private static final EventFilter ALL = new EventFilter(null, null, null, Long.MAX_VALUE);

    /** Returns the filter that lets every event through. */
    public static EventFilter all() {
        return ALL;
    }

    /** Returns this filter for one state; null for any. */
    public EventFilter withState(@Nullable EventState newState) {
        return new EventFilter(newState, source, type, before);
    }

    /** Returns this filter for one source; null for any. */
    public EventFilter withSource(@Nullable String newSource) {
        return new EventFilter(state, newSource, type, before);
    }

    /** Returns this filter for one type; null for any. */
    public EventFilter withType(@Nullable String newType) {
        return new EventFilter(state, source, newType, before);
    }

    /** Returns this filter for what was received before an event, by its {@link EventSummary#sequence()}. */
    public EventFilter before(long sequence) {
        return new EventFilter(state, source, type, sequence);
    }
}

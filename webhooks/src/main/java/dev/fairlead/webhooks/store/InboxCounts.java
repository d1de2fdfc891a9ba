package dev.fairlead.webhooks.store;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many events an inbox has seen, since its file was made.
 *
 * @param received different events, those that were purged included
 * @param duplicates repetitions of them
 * @param conflicts repetitions with another body
 * @param purged events that were deleted after they were finished
 * @param byState events that are in the store now, by state; every state is there
 */
public record InboxCounts(long received, long duplicates, long conflicts, long purged, Map<EventState, Long> byState) {

    /** Copies the map, and puts the missing states in. */
    public InboxCounts {
        Map<EventState, Long> all = new EnumMap<>(EventState.class);
        for (EventState state : EventState.values()) {
            all.put(state, byState.getOrDefault(state, 0L));
        }
        byState = Map.copyOf(all);
    }

    /** Returns how many events are in a state now. */
    public long in(EventState state) {
        return byState.getOrDefault(state, 0L);
    }

    /** Returns how many events are not finished. */
    public long unfinished() {
        return in(EventState.RECEIVED) + in(EventState.RUNNING) + in(EventState.RETRY);
    }
}

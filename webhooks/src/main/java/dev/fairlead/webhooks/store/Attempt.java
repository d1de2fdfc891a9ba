package dev.fairlead.webhooks.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a handler at an event.
 *
 * @param replay the replay that it belongs to, 0 for none
 * @param number from 1, within the replay
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param result how it ended
 * @param error what went wrong, one line; null where nothing did
 */
public record Attempt(
        int replay,
        int number,
        Instant startedAt,
        Instant endedAt,
        Result result,
        @Nullable String error) {

    /** How an attempt ended. */
    public enum Result {
        /** Well. */
        DONE,
        /** The handler failed. */
        FAILED,
        /** The process or the inbox ended first. */
        INTERRUPTED
    }
}

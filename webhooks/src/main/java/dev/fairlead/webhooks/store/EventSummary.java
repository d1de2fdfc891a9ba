package dev.fairlead.webhooks.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an inbox knows about an event, without its body.
 *
 * @param sequence the store's own number: grows with the order of receipt
 * @param source the name of the source it came from
 * @param id the provider's id of the event
 * @param type the provider's type of the event
 * @param state how far it is
 * @param attempts how often its handler was tried since it was received or last replayed
 * @param replays how often it was replayed
 * @param duplicates how often it came again
 * @param conflicts how often it came again with another body
 * @param signedAt when the provider signed it
 * @param receivedAt when we received it
 * @param occurredAt when it happened, as the body says; null where it does not
 * @param objectKey the id of the object that it is about; null where the body does not tell
 * @param nextAt when its handler is tried next; null where it is not
 * @param finishedAt when it reached a finished state; null where it has not
 * @param lastError what went wrong last, one line; null where nothing did
 * @param size bytes of its body
 */
public record EventSummary(
        long sequence,
        String source,
        String id,
        String type,
        EventState state,
        int attempts,
        int replays,
        long duplicates,
        long conflicts,
        Instant signedAt,
        Instant receivedAt,
        @Nullable Instant occurredAt,
        @Nullable String objectKey,
        @Nullable Instant nextAt,
        @Nullable Instant finishedAt,
        @Nullable String lastError,
        int size) {}

package dev.fairlead.webhooks.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One verified event, as it goes into the store.
 *
 * @param source the name of the source it came from
 * @param id the provider's id of the event, by which a repeated one is recognised within its source
 * @param type the provider's type of the event; {@link #UNKNOWN_TYPE} where the body does not tell
 * @param body the bytes as they came
 * @param headers the few request headers that are kept, names in lower case
 * @param signedAt when the provider signed it
 * @param receivedAt when we received it
 * @param occurredAt when it happened, as the body says; null where it does not
 * @param objectKey the id of the object that it is about; null where the body does not tell
 * @param objectPointer the JSON pointer (RFC 6901) to that object in the body
 */
public record ReceivedEvent(
        String source,
        String id,
        String type,
        Body body,
        Map<String, String> headers,
        Instant signedAt,
        Instant receivedAt,
        @Nullable Instant occurredAt,
        @Nullable String objectKey,
        String objectPointer) {

    /** The type of an event whose body names none. */
    public static final String UNKNOWN_TYPE = "unknown";

    /** Copies the headers. */
    public ReceivedEvent {
        headers = Map.copyOf(headers);
    }
}

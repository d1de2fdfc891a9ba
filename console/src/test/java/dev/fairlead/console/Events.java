package dev.fairlead.console;

import dev.fairlead.json.JsonObject;
import dev.fairlead.webhooks.Inbox;
import dev.fairlead.webhooks.store.Body;
import dev.fairlead.webhooks.store.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Puts events into an inbox, as a receiver would. */
final class Events {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Inbox inbox;

    Events(Inbox inbox) {
        this.inbox = inbox;
    }

    void receive(String id, String type, JsonObject object) {
        JsonObject body = JsonObject.builder()
                .put("id", id)
                .put("type", type)
                .put("data", Map.of("object", object))
                .build();
        receive(id, type, body.toJson());
    }

    void receive(String id, String type, String body) {
        inbox.accept(new ReceivedEvent(
                "stripe",
                id,
                type,
                Body.of(body.getBytes(StandardCharsets.UTF_8)),
                Map.of(),
                NOON,
                NOON,
                NOON,
                null,
                "/data/object"));
    }
}

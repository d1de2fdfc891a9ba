package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Ids;
import dev.fairlead.sandbox.store.ObjectStore;
import dev.fairlead.sandbox.webhook.WebhookMessage;
import dev.fairlead.sandbox.webhook.WebhookSender;

/** Writes down what happens as events, and hands them to the webhooks. Called while the sandbox's lock is held. */
final class EventLog {

    private final ObjectStore events;
    private final Ids ids;
    private final WebhookSender webhooks;
    private final String apiVersion;

    EventLog(ObjectStore events, Ids ids, WebhookSender webhooks, String apiVersion) {
        this.events = events;
        this.ids = ids;
        this.webhooks = webhooks;
        this.apiVersion = apiVersion;
    }

    /** Notes that something happened to an object, which is given as it is now. */
    void add(String type, JsonObject object, ApiRequest request) {
        write(type, JsonObject.builder().put("object", object).build(), object, request);
    }

    /** Notes a change, with the former values of the fields that changed; nothing where nothing changed. */
    void changed(String type, JsonObject before, JsonObject after, ApiRequest request) {
        JsonObject former = former(before, after);
        if (!former.isEmpty()) {
            JsonObject data = JsonObject.builder()
                    .put("object", after)
                    .put("previous_attributes", former)
                    .build();
            write(type, data, after, request);
        }
    }

    private static JsonObject former(JsonObject before, JsonObject after) {
        JsonObject.Builder former = JsonObject.builder();
        after.forEach((name, value) -> {
            JsonValue old = before.get(name);
            if (!value.equals(old)) {
                former.put(name, old == null ? JsonNull.NULL : old);
            }
        });
        return former.build();
    }

    private void write(String type, JsonObject data, JsonObject object, ApiRequest request) {
        String id = ids.next("evt_", 24);
        JsonObject event = JsonObject.builder()
                .put("id", id)
                .put("object", "event")
                .put("api_version", apiVersion)
                .put("created", request.now())
                .put("data", data)
                .put("livemode", false)
                .put("pending_webhooks", webhooks.targetsFor(type))
                .put(
                        "request",
                        JsonObject.builder()
                                .put("id", request.id())
                                .put("idempotency_key", request.idempotencyKey())
                                .build())
                .put("type", type)
                .build();
        events.put(id, event);
        webhooks.publish(new WebhookMessage(id, type, orderKey(object), event));
    }

    /** What belongs to one payment is told in order. */
    private static String orderKey(JsonObject object) {
        String intent = object.string("payment_intent");
        String id = object.string("id");
        return intent != null ? intent : id == null ? "" : id;
    }
}

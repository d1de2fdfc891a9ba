package dev.fairlead.sandbox.webhook;

import dev.fairlead.json.JsonObject;

/**
 * An event on its way out.
 *
 * @param eventId the event's id
 * @param type its type, for instance {@code customer.created}
 * @param orderKey events with the same key are sent one after the other, in order
 * @param event the event itself: the body of the webhook
 */
public record WebhookMessage(String eventId, String type, String orderKey, JsonObject event) {}

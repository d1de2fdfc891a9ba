package dev.fairlead.webhooks.receiver;

import dev.fairlead.json.JsonObject;
import java.util.Map;

/**
 * The answer to a webhook.
 *
 * @param status the HTTP status
 * @param headers the headers beside {@code Content-Type}, which is {@code application/json}
 * @param body what happened, for the people who read the provider's log of deliveries
 */
public record WebhookResponse(int status, Map<String, String> headers, JsonObject body) {

    /** Copies the headers. */
    public WebhookResponse {
        headers = Map.copyOf(headers);
    }

    /** Returns whether the provider need not send the webhook again. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    static WebhookResponse accepted(String result) {
        return new WebhookResponse(
                200, Map.of(), JsonObject.builder().put("result", result).build());
    }

    static WebhookResponse refused(int status, String code, String message) {
        return refused(status, code, message, Map.of());
    }

    static WebhookResponse refused(int status, String code, String message, Map<String, String> headers) {
        return new WebhookResponse(
                status,
                headers,
                JsonObject.builder().put("error", code).put("message", message).build());
    }
}

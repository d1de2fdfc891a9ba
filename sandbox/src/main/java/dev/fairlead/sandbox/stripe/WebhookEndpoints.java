package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.webhook.WebhookSender;
import dev.fairlead.sandbox.webhook.WebhookTarget;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Webhook endpoints made through the API. The secret is told once, when an endpoint is made. */
final class WebhookEndpoints {

    static final String KIND = "webhook_endpoint";

    private final Account account;
    private final WebhookSender sender;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    WebhookEndpoints(Account account, WebhookSender sender) {
        this.account = account;
        this.sender = sender;
    }

    JsonObject create(ApiRequest request) {
        String id = account.newId("we_");
        String secret = "whsec_" + account.derived(id, 32);
        String url = request.requiredString("url");
        JsonObject endpoint = JsonObject.builder()
                .put("id", id)
                .put("object", KIND)
                .put("api_version", Fields.text(request.params(), "api_version"))
                .put("application", null)
                .put("created", request.now())
                .put("description", Fields.text(request.params(), "description"))
                .put("enabled_events", request.params().get("enabled_events"))
                .put("livemode", false)
                .put("metadata", Fields.metadata(null, request.params().get("metadata")))
                .put("status", "enabled")
                .put("url", url)
                .build();
        WebhookTarget target = target(endpoint, secret);
        secrets.put(id, secret);
        account.save(endpoint);
        sender.add(target);
        return endpoint.toBuilder().put("secret", secret).build();
    }

    private static WebhookTarget target(JsonObject endpoint, String secret) {
        String url = Fields.string(endpoint, "url");
        try {
            return new WebhookTarget(
                    Fields.string(endpoint, "id"), URI.create(url), secret, types(endpoint.array("enabled_events")));
        } catch (IllegalArgumentException malformed) {
            throw ApiFailure.invalid("Invalid URL: it is a whole http or https address.")
                    .code("url_invalid")
                    .param("url");
        }
    }

    private static Set<String> types(@Nullable JsonArray events) {
        if (events == null || events.isEmpty()) {
            throw ApiFailure.invalid("Missing required param: enabled_events.")
                    .code("parameter_missing")
                    .param("enabled_events");
        }
        return events.stream()
                .map(type -> type instanceof JsonString text ? text.value() : type.toJson())
                .collect(Collectors.toSet());
    }

    JsonObject retrieve(ApiRequest request) {
        return account.named(KIND, request);
    }

    JsonObject update(ApiRequest request) {
        JsonObject before = account.named(KIND, request);
        JsonObject after = Fields.updated(before, request.params(), "description", "enabled_events", "url");
        if (request.params().has("disabled")) {
            after = after.toBuilder()
                    .put("status", request.params().isTrue("disabled") ? "disabled" : "enabled")
                    .build();
        }
        String id = request.argument(0);
        WebhookTarget target = target(after, secrets.getOrDefault(id, ""));
        account.save(after);
        if (Fields.string(after, "status").equals("disabled")) {
            sender.remove(id);
        } else {
            sender.add(target);
        }
        return after;
    }

    JsonObject delete(ApiRequest request) {
        JsonObject endpoint = account.named(KIND, request);
        sender.remove(request.argument(0));
        secrets.remove(request.argument(0));
        return account.delete(endpoint);
    }

    JsonObject list(ApiRequest request) {
        return account.list(KIND, request);
    }
}

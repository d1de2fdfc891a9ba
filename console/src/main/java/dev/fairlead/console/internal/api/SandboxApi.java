package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.sandbox.fault.FaultKind;
import dev.fairlead.sandbox.fault.FaultSettings;
import dev.fairlead.sandbox.fault.Faults;
import dev.fairlead.sandbox.webhook.WebhookFaults;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sandbox: its faults and how to switch them, its webhooks, its books. */
final class SandboxApi {

    private final Sandbox sandbox;

    SandboxApi(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * {@code GET /api/sandbox}: {@code address}; {@code faults} with {@code rate} (the share of requests that meet one of those
     * that are on, 0 to 1), {@code scripted} (whether a plan of its own is in use, which switching replaces), {@code kinds} (each
     * with {@code kind}, {@code on}, {@code injected}), {@code asked} and {@code injected} (requests, and faults among them, so far); {@code webhookFaults} with {@code
     * duplicates} and {@code reordered} (shares from 0 to 1); {@code webhooks}; {@code books}.
     */
    JsonObject state(ApiRequest request) {
        WebhookFaults webhookFaults = sandbox.webhooks().faults();
        return JsonObject.builder()
                .put("address", sandbox.uri().toString())
                .put("faults", faults(sandbox.faults()))
                .put(
                        "webhookFaults",
                        Map.of("duplicates", webhookFaults.duplicates(), "reordered", webhookFaults.reordered()))
                .put("webhooks", sandbox.webhooks().stats().toJson())
                .put("books", BooksSummary.json(sandbox.books()))
                .build();
    }

    /**
     * {@code POST /api/sandbox/faults} with any of {@code rate}, {@code kinds} (those that are on), {@code duplicates}, {@code
     * reordered}: changes what is given, leaves the rest as it is, and answers as {@code GET /api/sandbox}.
     */
    JsonObject change(ApiRequest request) {
        JsonObject body = request.body();
        FaultSettings now = settings(sandbox.faults());
        Set<FaultKind> kinds = body.has("kinds") ? kinds(body) : EnumSet.noneOf(FaultKind.class);
        FaultSettings wanted = new FaultSettings(
                request.share("rate", now.rate()),
                body.has("kinds") ? List.copyOf(kinds) : now.kinds(),
                now.slowestDelay(),
                now.seed());
        WebhookFaults webhooksNow = sandbox.webhooks().faults();
        WebhookFaults webhooksWanted = new WebhookFaults(
                request.share("duplicates", webhooksNow.duplicates()),
                request.share("reordered", webhooksNow.reordered()),
                webhooksNow.seed());
        if (body.has("rate") || body.has("kinds")) {
            sandbox.faults().use(wanted);
        }
        sandbox.webhooks().misbehave(webhooksWanted);
        return state(request);
    }

    private static FaultSettings settings(Faults faults) {
        return faults.settings().orElse(FaultSettings.of(0, Set.of(), 1));
    }

    private static Set<FaultKind> kinds(JsonObject body) {
        JsonArray names = body.array("kinds");
        if (names == null) {
            throw new ApiFailure(400, "\"kinds\" is an array of kinds of faults.");
        }
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        for (JsonValue name : names) {
            String text = name instanceof JsonString string ? string.value() : name.toJson();
            kinds.add(FaultKind.of(text)
                    .orElseThrow(
                            () -> new ApiFailure(400, "No kind of fault is called " + Text.shortened(text, 50) + ".")));
        }
        return kinds;
    }

    private static JsonObject faults(Faults faults) {
        FaultSettings settings = settings(faults);
        Map<FaultKind, Long> injected = faults.injected();
        List<JsonObject> kinds = injected.entrySet().stream()
                .map(entry -> JsonObject.builder()
                        .put("kind", entry.getKey().wireName())
                        .put("on", settings.rate() > 0 && settings.kinds().contains(entry.getKey()))
                        .put("injected", entry.getValue())
                        .build())
                .toList();
        return JsonObject.builder()
                .put("rate", settings.rate())
                .put("kinds", kinds)
                .put("asked", faults.requests())
                .put("injected", faults.injectedTotal())
                .build();
    }
}

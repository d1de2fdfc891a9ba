package dev.fairlead.sandbox.server;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.fault.FaultKind;
import dev.fairlead.sandbox.fault.FaultSettings;
import dev.fairlead.sandbox.fault.Faults;
import dev.fairlead.sandbox.webhook.WebhookFaults;
import dev.fairlead.sandbox.webhook.WebhookSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Faults as JSON: {@code rate} from 0 to 1, {@code kinds}, {@code slowestDelayMs}, {@code seed}, and {@code webhooks} with
 * {@code duplicates} and {@code reordered} from 0 to 1.
 */
final class ControlFaults {

    private static final Set<String> NAMES = Set.of("rate", "kinds", "slowestDelayMs", "seed", "webhooks");

    private ControlFaults() {}

    static JsonObject show(Faults faults, WebhookSender webhooks) {
        FaultSettings settings = faults.settings().orElse(FaultSettings.of(0, FaultSettings.USUAL, 0));
        JsonObject.Builder injected = JsonObject.builder();
        faults.injected().forEach((kind, count) -> injected.put(kind.wireName(), count));
        return JsonObject.builder()
                .put("rate", settings.rate())
                .put("kinds", settings.kinds().stream().map(FaultKind::wireName).toList())
                .put("slowestDelayMs", settings.slowestDelay().toMillis())
                .put("seed", settings.seed())
                .put("webhooks", show(webhooks.faults()))
                .put("injected", injected.build())
                .put("injectedTotal", faults.injectedTotal())
                .build();
    }

    private static JsonObject show(WebhookFaults faults) {
        return JsonObject.builder()
                .put("duplicates", faults.duplicates())
                .put("reordered", faults.reordered())
                .build();
    }

    /** Puts what is given to use; what is absent stays as it is. Nothing is changed if anything is wrong. */
    static void apply(JsonObject given, Faults faults, WebhookSender webhooks) {
        for (String name : given.names()) {
            if (!NAMES.contains(name) && !name.startsWith("injected")) {
                throw new IllegalArgumentException("unknown member '" + name + "'; known are " + NAMES);
            }
        }
        FaultSettings now = faults.settings().orElse(FaultSettings.of(0, FaultSettings.USUAL, 0));
        Long seed = given.integer("seed");
        Long slowest = given.integer("slowestDelayMs");
        FaultSettings wanted = new FaultSettings(
                share(given, "rate", now.rate()),
                given.has("kinds") ? kinds(given.array("kinds")) : now.kinds(),
                slowest == null ? now.slowestDelay() : Duration.ofMillis(slowest),
                seed == null ? now.seed() : seed);
        JsonObject ofWebhooks = given.object("webhooks");
        if (ofWebhooks != null) {
            WebhookFaults before = webhooks.faults();
            webhooks.misbehave(new WebhookFaults(
                    share(ofWebhooks, "duplicates", before.duplicates()),
                    share(ofWebhooks, "reordered", before.reordered()),
                    seed == null ? before.seed() : seed));
        }
        faults.use(wanted);
    }

    private static double share(JsonObject given, String name, double now) {
        JsonValue value = given.get(name);
        if (value == null) {
            return now;
        }
        if (value instanceof JsonNumber number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("'" + name + "' is a number from 0 to 1");
    }

    private static List<FaultKind> kinds(@Nullable JsonArray names) {
        List<FaultKind> kinds = new ArrayList<>();
        for (JsonValue value : names == null ? JsonArray.of(List.of()) : names) {
            String name = value instanceof JsonString text ? text.value() : value.toJson();
            kinds.add(FaultKind.of(name)
                    .orElseThrow(() -> new IllegalArgumentException("no kind of fault is called '" + name + "'")));
        }
        return kinds;
    }
}

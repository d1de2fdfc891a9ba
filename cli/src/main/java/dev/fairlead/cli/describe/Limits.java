package dev.fairlead.cli.describe;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what is said about how much may be asked. */
final class Limits {

    private Limits() {}

    static List<Overview.Fact> facts(ApiDescription description) {
        Tally tally = new Tally();
        for (ApiOperation operation : description.operations()) {
            if (operation.responses().containsKey("429")) {
                tally.add("status 429 declared", operation);
            }
            headers(operation, description.raw()).forEach(name -> tally.add("header " + name, operation));
        }
        return tally.facts();
    }

    private static Set<String> headers(ApiOperation operation, JsonObject root) {
        Set<String> names = new LinkedHashSet<>();
        JsonObject responses = operation.raw().object("responses");
        if (responses != null) {
            responses.forEach((status, response) -> {
                JsonObject headers = followed(response, root).object("headers");
                if (headers != null) {
                    headers.names().stream().filter(Limits::isAboutLimits).forEach(names::add);
                }
            });
        }
        return names;
    }

    private static JsonObject followed(JsonValue response, JsonObject root) {
        if (!(response instanceof JsonObject object)) {
            return JsonObject.empty();
        }
        String reference = object.string("$ref");
        if (reference == null) {
            return object;
        }
        return reference.startsWith("#/") && root.at(reference.substring(1)) instanceof JsonObject target
                ? target
                : JsonObject.empty();
    }

    private static boolean isAboutLimits(String header) {
        String name = header.toLowerCase(Locale.ROOT).replace("-", "");
        return name.contains("ratelimit") || name.equals("retryafter");
    }
}

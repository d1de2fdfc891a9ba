package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses the scope of a Google API that most methods take; of several, not the one that opens all of Google Cloud. */
final class GoogleScopes {

    private GoogleScopes() {}

    static List<String> of(ApiDescription description) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (ApiOperation operation : description.operations()) {
            JsonArray scopes = operation.raw().array("scopes");
            for (JsonValue scope : scopes == null ? List.<JsonValue>of() : scopes.values()) {
                if (scope instanceof JsonString written) {
                    counts.merge(written.value(), 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .min(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().endsWith("/cloud-platform"))
                        .thenComparingInt(entry -> entry.getKey().length())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> List.of(entry.getKey()))
                .orElse(List.of());
    }
}

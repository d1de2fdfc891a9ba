package dev.fairlead.sandbox.wire;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code expand} parameter: read, and checked against what an operation answers before any work is done. */
final class Expand {

    private final @Nullable Schema answer;

    Expand(ApiOperation operation) {
        answer = operation
                .success()
                .flatMap(ApiResponse::json)
                .map(ApiContent::schema)
                .orElse(null);
    }

    /** Returns the parameter as an array of texts, however it was written. */
    static JsonArray paths(JsonValue given) {
        List<JsonValue> paths = new ArrayList<>();
        switch (given) {
            case JsonArray array -> paths.addAll(array.values());
            case JsonObject object -> object.forEach((index, path) -> paths.add(path));
            default -> paths.add(given);
        }
        if (!paths.stream().allMatch(JsonString.class::isInstance)) {
            throw ApiFailure.invalid("Invalid expand: must be an array of field names.")
                    .param("expand");
        }
        return JsonArray.of(paths);
    }

    /**
     * Returns the paths that a request asks for.
     *
     * @throws ApiFailure if one names a field that the answer does not have
     */
    List<String> check(JsonObject params) {
        JsonArray given = params.array("expand");
        if (given == null) {
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        for (JsonValue value : given) {
            if (value instanceof JsonString path) {
                check(path.value(), paths.size());
                paths.add(path.value());
            }
        }
        return paths;
    }

    private void check(String path, int index) {
        List<Schema> here = answer == null ? List.of() : objects(answer);
        for (String step : path.split("\\.", -1)) {
            if (here.isEmpty()) {
                return; // nothing is described here, so nothing can be said
            }
            List<Schema> next =
                    here.stream().map(schema -> schema.properties().get(step)).toList();
            if (next.stream().allMatch(schema -> schema == null)) {
                throw ApiFailure.invalid("Cannot expand " + path + ": there is no field '" + step + "'.")
                        .param("expand[" + index + "]");
            }
            here = next.stream()
                    .flatMap(schema -> schema == null ? List.<Schema>of().stream() : objects(schema).stream())
                    .toList();
        }
    }

    /** The objects that a value may be, in a list or not. */
    private static List<Schema> objects(Schema schema) {
        Schema items = schema.items();
        if (schema.type() == SchemaType.ARRAY && items != null) {
            return objects(items);
        }
        if (!schema.properties().isEmpty()) {
            return List.of(schema);
        }
        List<Schema> found = new ArrayList<>();
        schema.variants().forEach(variant -> found.addAll(objects(variant)));
        schema.allOf().forEach(part -> found.addAll(objects(part)));
        return found;
    }
}

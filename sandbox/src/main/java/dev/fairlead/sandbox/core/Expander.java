package dev.fairlead.sandbox.core;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.store.Stores;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts whole objects in the place of references, where the request asked for it. Thread-safe. */
public final class Expander {

    private static final int MAX_DEPTH = 4;

    private final Stores stores;
    private final Behaviour behaviour;

    /** Creates an expander. */
    public Expander(Stores stores, Behaviour behaviour) {
        this.stores = stores;
        this.behaviour = behaviour;
    }

    /**
     * Returns the body with its references replaced.
     *
     * @param paths field names joined by points, for instance {@code data.customer}
     * @throws ApiFailure if a path is deeper than four levels or names something that is no reference
     */
    public JsonObject expand(JsonObject body, List<String> paths) {
        JsonValue result = body;
        for (int i = 0; i < paths.size(); i++) {
            String[] steps = paths.get(i).split("\\.", -1);
            if (steps.length > MAX_DEPTH) {
                throw unexpandable(paths.get(i), i, "an expansion goes at most " + MAX_DEPTH + " levels deep");
            }
            result = new Path(paths.get(i), i, steps).into(result, 0);
        }
        return (JsonObject) result;
    }

    private static ApiFailure unexpandable(String path, int index, String why) {
        return ApiFailure.invalid("Cannot expand " + path + ": " + why + ".").param("expand[" + index + "]");
    }

    private final class Path {

        private final String text;
        private final int index;
        private final String[] steps;

        Path(String text, int index, String[] steps) {
            this.text = text;
            this.index = index;
            this.steps = steps;
        }

        JsonValue into(JsonValue value, int step) {
            if (step == steps.length) {
                return value;
            }
            return switch (value) {
                case JsonArray array ->
                    JsonArray.of(array.stream().map(item -> into(item, step)).toList());
                case JsonObject object -> intoObject(object, step);
                default -> value;
            };
        }

        private JsonObject intoObject(JsonObject object, int step) {
            String field = steps[step];
            JsonValue value = object.get(field);
            JsonValue whole = value == null ? behaviour.expansion(object, field) : referenced(value);
            if (whole == null) {
                if (object.isTrue("deleted")) {
                    return object;
                }
                throw unexpandable(text, index, "'" + field + "' holds no reference");
            }
            if (whole == JsonNull.NULL) {
                return object;
            }
            return object.toBuilder().put(field, into(whole, step + 1)).build();
        }

        private @Nullable JsonValue referenced(JsonValue value) {
            return switch (value) {
                case JsonString id -> stores.find(id.value());
                case JsonArray array ->
                    JsonArray.of(array.stream().map(this::item).toList());
                case JsonObject object -> object;
                case JsonNull none -> none;
                default -> null;
            };
        }

        private JsonValue item(JsonValue value) {
            JsonValue whole = value instanceof JsonString id ? stores.find(id.value()) : null;
            return whole == null ? value : whole;
        }
    }
}

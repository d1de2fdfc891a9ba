package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From parameters to fields, as Stripe does it: what is absent stays, what is empty is cleared, objects are merged. */
final class Fields {

    private static final int MAX_METADATA = 50;
    private static final int MAX_NAME = 40;
    private static final int MAX_VALUE = 500;
    private static final List<String> ADDRESS = List.of("city", "country", "line1", "line2", "postal_code", "state");

    private Fields() {}

    /** Returns the object with the parameters of these names, and {@code metadata}, put into it. */
    static JsonObject updated(JsonObject object, JsonObject params, String... names) {
        JsonObject.Builder changed = object.toBuilder();
        for (String name : names) {
            JsonValue value = params.get(name);
            if (value != null) {
                changed.put(name, merged(object.get(name), value));
            }
        }
        JsonValue metadata = params.get("metadata");
        if (metadata != null) {
            changed.put("metadata", metadata(object.object("metadata"), metadata));
        }
        return changed.build();
    }

    private static JsonValue merged(@Nullable JsonValue now, JsonValue given) {
        if (isCleared(given)) {
            return JsonNull.NULL;
        }
        if (!(given instanceof JsonObject changes)) {
            return given;
        }
        JsonObject base = now instanceof JsonObject object ? object : JsonObject.empty();
        JsonObject.Builder result = base.toBuilder();
        changes.forEach((name, value) -> result.put(name, merged(base.get(name), value)));
        return result.build();
    }

    /** Returns whether a parameter was sent to clear a value. */
    static boolean isCleared(JsonValue given) {
        return given == JsonNull.NULL
                || (given instanceof JsonString text && text.value().isEmpty());
    }

    /** Returns the metadata after a change: names with an empty value go, all go if the whole is empty. */
    static JsonObject metadata(@Nullable JsonObject now, @Nullable JsonValue given) {
        JsonObject before = now == null ? JsonObject.empty() : now;
        if (given == null) {
            return before;
        }
        if (!(given instanceof JsonObject changes)) {
            return JsonObject.empty();
        }
        JsonObject.Builder result = before.toBuilder();
        changes.forEach((name, value) -> {
            checkMetadata(name, value);
            if (isCleared(value)) {
                result.remove(name);
            } else {
                result.put(name, value);
            }
        });
        JsonObject metadata = result.build();
        if (metadata.size() > MAX_METADATA) {
            throw ApiFailure.invalid("Metadata has at most " + MAX_METADATA + " names.")
                    .param("metadata");
        }
        return metadata;
    }

    private static void checkMetadata(String name, JsonValue value) {
        if (name.length() > MAX_NAME) {
            throw ApiFailure.invalid("Names in metadata have at most " + MAX_NAME + " characters.")
                    .param("metadata");
        }
        if (value instanceof JsonString text && text.value().length() > MAX_VALUE) {
            throw ApiFailure.invalid("Values in metadata have at most " + MAX_VALUE + " characters.")
                    .param("metadata[" + name + "]");
        }
    }

    /** Returns a string parameter, or null where it is absent or empty. */
    static @Nullable String text(JsonObject params, String name) {
        String value = params.string(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Returns an integer, 0 where it is absent. */
    static long amount(JsonObject object, String name) {
        Long value = object.integer(name);
        return value == null ? 0 : value;
    }

    /** Returns a text that an object of ours always has. */
    static String string(JsonObject object, String name) {
        String value = object.string(name);
        if (value == null) {
            throw new IllegalStateException("an object of kind " + object.string("object") + " has no " + name);
        }
        return value;
    }

    /** Returns the objects of an array, which may be absent. */
    static List<JsonObject> objects(@Nullable JsonArray array) {
        return array == null
                ? List.of()
                : array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList();
    }

    /** Returns an address with all its fields, those that are not given as null. */
    static JsonObject address(@Nullable JsonObject given) {
        JsonObject.Builder address = JsonObject.builder();
        for (String name : ADDRESS) {
            JsonValue value = given == null ? null : given.get(name);
            address.put(name, value == null || isCleared(value) ? JsonNull.NULL : value);
        }
        return address.build();
    }

    /** Returns billing details with all their fields. */
    static JsonObject billingDetails(@Nullable JsonObject given) {
        JsonObject details = given == null ? JsonObject.empty() : given;
        return JsonObject.builder()
                .put("address", address(details.object("address")))
                .put("email", text(details, "email"))
                .put("name", text(details, "name"))
                .put("phone", text(details, "phone"))
                .build();
    }
}

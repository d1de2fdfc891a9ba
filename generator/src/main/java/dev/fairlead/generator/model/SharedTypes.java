package dev.fairlead.generator.model;

import dev.fairlead.description.Schema;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The nested types of the parameters of one resource. A type of the same name and the same structure as an earlier one is
 * not made again: what {@code create} and {@code update} both take is one class.
 */
final class SharedTypes {

    private static final Set<String> WORDS = Set.of("description", "title");

    private final Map<String, ClassName> known = new HashMap<>();

    @Nullable
    ClassName find(String natural, List<Schema> schemas) {
        return known.get(key(natural, schemas));
    }

    void remember(String natural, List<Schema> schemas, ClassName name) {
        known.put(key(natural, schemas), name);
    }

    private static String key(String natural, List<Schema> schemas) {
        StringBuilder key = new StringBuilder(natural);
        schemas.forEach(
                schema -> key.append('\n').append(structure(schema.raw()).toJson()));
        return key.toString();
    }

    /** Returns a schema without its words; what a property is called stays, even if it is called title. */
    static JsonValue structure(JsonValue value) {
        return switch (value) {
            case JsonObject object -> structure(object);
            case JsonArray array ->
                JsonValue.array(array.stream().map(SharedTypes::structure).toList());
            default -> value;
        };
    }

    private static JsonObject structure(JsonObject schema) {
        Map<String, JsonValue> structure = new TreeMap<>();
        schema.forEach((name, value) -> {
            if (name.equals("properties") && value instanceof JsonObject properties) {
                JsonObject.Builder kept = JsonObject.builder();
                properties.forEach((property, inner) -> kept.put(property, structure(inner)));
                structure.put(name, kept.build());
            } else if (!WORDS.contains(name) && !name.startsWith("x-") && !name.startsWith("max")) {
                structure.put(name, structure(value));
            }
        });
        return JsonObject.of(structure);
    }
}

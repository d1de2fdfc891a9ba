package dev.fairlead.sandbox.generic;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.sandbox.synthesis.SchemaValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an object, or a list of them, stands in an answer: at its root, or wrapped as in {@code {"data": {...}}}.
 *
 * @param path the members that lead there
 * @param schema what the object is; of a list, what each of its items is
 * @param id the property that tells it from others; empty where none is recognised
 */
record View(List<String> path, Schema schema, String id) {

    private static final List<String> USUAL_IDS =
            List.of("id", "sid", "uuid", "guid", "_id", "public_id", "name", "key", "slug", "number", "code", "token");
    private static final int DEEPEST = 2;

    /** Finds the object that a variable of the path names. */
    static Optional<View> ofObject(Schema answer, String variable) {
        return object(answer, variable, List.of(), 0);
    }

    private static Optional<View> object(Schema schema, String variable, List<String> path, int depth) {
        Map<String, List<Schema>> properties = SchemaValues.properties(schema);
        Optional<String> id = id(properties, variable);
        if (id.isPresent()) {
            return Optional.of(new View(path, schema, id.get()));
        }
        if (depth < DEEPEST) {
            for (Map.Entry<String, List<Schema>> property : properties.entrySet()) {
                Schema inner = property.getValue().getFirst();
                if (!SchemaValues.properties(inner).isEmpty()) {
                    Optional<View> found = object(inner, variable, longer(path, property.getKey()), depth + 1);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Finds the list of an answer. */
    static Optional<View> ofList(Schema answer, String variable) {
        return list(answer, variable, List.of(), 0);
    }

    private static Optional<View> list(Schema schema, String variable, List<String> path, int depth) {
        Schema items = items(schema);
        if (items != null && !SchemaValues.properties(items).isEmpty()) {
            return Optional.of(new View(
                    path, items, id(SchemaValues.properties(items), variable).orElse("")));
        }
        if (depth < DEEPEST) {
            for (Map.Entry<String, List<Schema>> property :
                    SchemaValues.properties(schema).entrySet()) {
                Optional<View> found =
                        list(property.getValue().getFirst(), variable, longer(path, property.getKey()), depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Schema items(Schema schema) {
        if (schema.type() == SchemaType.ARRAY) {
            return schema.items();
        }
        return schema.allOf().stream()
                .map(View::items)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> longer(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static Optional<String> id(Map<String, List<Schema>> properties, String variable) {
        String wanted = plain(variable);
        Optional<String> named = properties.keySet().stream()
                .filter(name -> !wanted.isEmpty() && plain(name).equals(wanted))
                .findFirst();
        return named.or(() -> USUAL_IDS.stream()
                .filter(properties::containsKey)
                .filter(name -> name.equals("id") || wanted.isEmpty() || wanted.endsWith(plain(name)))
                .findFirst());
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}

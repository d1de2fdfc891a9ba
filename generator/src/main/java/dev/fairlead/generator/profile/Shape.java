package dev.fairlead.generator.profile;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a schema and of the objects within it, by JSON pointer. */
final class Shape {

    private static final int DEEPEST = 3;
    private static final int MOST_FIELDS = 400;

    /**
     * A field.
     *
     * @param pointer from the root; {@code *} is each item of a list
     * @param name its last part
     */
    record Field(String pointer, String name, Schema schema) {

        /** Returns its name without anything but letters and digits, in lower case. */
        String plain() {
            return Shape.plain(name);
        }

        boolean isText() {
            return type(schema) == SchemaType.STRING;
        }

        int depth() {
            return (int) pointer.chars().filter(c -> c == '/').count();
        }
    }

    private Shape() {}

    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.chars()
                .filter(c -> c < 128 && Character.isLetterOrDigit(c))
                .forEach(c -> plain.append((char) Character.toLowerCase(c)));
        return plain.toString();
    }

    /** Returns the fields of objects down to the third level, the upper ones first; of lists too if that is wanted. */
    static List<Field> fields(Schema root, boolean intoLists) {
        record Place(String pointer, Schema schema, int depth) {}
        List<Field> fields = new ArrayList<>();
        Deque<Place> places = new ArrayDeque<>(List.of(new Place("", root, 0)));
        while (!places.isEmpty() && fields.size() < MOST_FIELDS) {
            Place place = places.remove();
            if (type(place.schema) == SchemaType.ARRAY) {
                Schema items = items(place.schema);
                if (intoLists && items != place.schema && place.depth < DEEPEST) {
                    places.add(new Place(place.pointer + "/*", items, place.depth));
                }
                continue;
            }
            properties(place.schema).forEach((name, schema) -> {
                Field field = new Field(place.pointer + "/" + escape(name), name, schema);
                fields.add(field);
                if (place.depth + 1 < DEEPEST) {
                    places.add(new Place(field.pointer, schema, place.depth + 1));
                }
            });
        }
        return fields;
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Returns what the items of a list may be; the schema itself where it does not say. */
    static Schema items(Schema schema) {
        for (Schema part : parts(schema)) {
            Schema items = part.items();
            if (items != null) {
                return items;
            }
        }
        return schema;
    }

    /** Returns the properties of an object, of its parts and of its choices. */
    static Map<String, Schema> properties(Schema schema) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        parts(schema).forEach(part -> part.properties().forEach(properties::putIfAbsent));
        return properties;
    }

    static SchemaType type(Schema schema) {
        return parts(schema).stream()
                .map(Schema::type)
                .filter(type -> type != SchemaType.ANY)
                .findFirst()
                .orElse(SchemaType.ANY);
    }

    private static Set<Schema> parts(Schema schema) {
        Set<Schema> seen = new java.util.LinkedHashSet<>();
        Deque<Schema> open = new ArrayDeque<>(List.of(schema));
        Set<Schema> met = new HashSet<>();
        while (!open.isEmpty() && seen.size() < 50) {
            Schema next = open.remove();
            if (met.add(next)) {
                seen.add(next);
                open.addAll(next.allOf());
                open.addAll(next.variants());
            }
        }
        return seen;
    }
}

package dev.fairlead.generator.model;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What schemas come to, once {@code allOf} is merged and unions within unions are made flat. */
public final class SchemaFacts {

    private SchemaFacts() {}

    /** Returns the properties of an object, those of its parts included. */
    public static Map<String, Schema> properties(Schema schema) {
        if (schema.allOf().isEmpty()) {
            return schema.properties();
        }
        Map<String, Schema> properties = new LinkedHashMap<>();
        eachPart(schema, part -> properties.putAll(part.properties()));
        return properties;
    }

    /** Returns the names that every value has, of the properties that are described. */
    public static Set<String> required(Schema schema) {
        if (schema.allOf().isEmpty() && schema.required().isEmpty()) {
            return Set.of();
        }
        Set<String> required = new LinkedHashSet<>();
        eachPart(schema, part -> required.addAll(part.required()));
        required.retainAll(properties(schema).keySet());
        return required;
    }

    private static void eachPart(Schema schema, Consumer<Schema> action) {
        eachPart(schema, action, new HashSet<>());
    }

    private static void eachPart(Schema schema, Consumer<Schema> action, Set<Schema> seen) {
        if (seen.add(schema)) {
            schema.allOf().forEach(part -> eachPart(part, action, seen));
            action.accept(schema);
        }
    }

    /** Returns the type, of a part where the schema itself has none. */
    public static SchemaType type(Schema schema) {
        if (schema.allOf().isEmpty()) {
            return schema.type();
        }
        List<SchemaType> types = new ArrayList<>();
        eachPart(schema, part -> types.add(part.type()));
        return types.reversed().stream()
                .filter(type -> type != SchemaType.ANY)
                .findFirst()
                .orElse(SchemaType.ANY);
    }

    /** Returns whether this is an object with described properties and no choice. */
    public static boolean isRecord(Schema schema) {
        return variants(schema).isEmpty()
                && type(schema) == SchemaType.OBJECT
                && !properties(schema).isEmpty();
    }

    /** Returns what a schema without a name stands for that is nothing but one other: that one; else the schema itself. */
    public static Schema essence(Schema schema) {
        if (!isWrapper(schema)) {
            return schema;
        }
        Schema current = schema;
        Set<Schema> seen = new HashSet<>();
        while (seen.add(current) && isWrapper(current)) {
            current = current.allOf().getFirst();
        }
        return current;
    }

    private static boolean isWrapper(Schema schema) {
        return schema.name() == null
                && schema.allOf().size() == 1
                && schema.properties().isEmpty()
                && schema.required().isEmpty()
                && schema.variants().isEmpty()
                && schema.enumValues().isEmpty()
                && schema.items() == null
                && schema.additionalProperties() == null;
    }

    /** Returns the choices of a union and of the unions within it; empty where this is none. */
    public static List<Schema> variants(Schema schema) {
        if (schema.variants().isEmpty()) {
            return List.of();
        }
        Set<Schema> variants = new HashSet<>();
        List<Schema> ordered = new ArrayList<>();
        collectVariants(schema, variants, ordered);
        return ordered;
    }

    /** Returns whether these are several, and each has a name of its own. */
    static boolean areNamed(List<Schema> schemas) {
        Set<Schema> distinct = new HashSet<>();
        schemas.forEach(schema -> distinct.add(essence(schema)));
        return distinct.size() > 1 && distinct.stream().allMatch(schema -> schema.name() != null);
    }

    private static void collectVariants(Schema schema, Set<Schema> seen, List<Schema> ordered) {
        for (Schema variant : schema.variants()) {
            if (!seen.add(variant)) {
                continue;
            }
            if (variant.variants().isEmpty()) {
                ordered.add(variant);
            } else {
                collectVariants(variant, seen, ordered);
            }
        }
    }

    /** Returns whether null is allowed in any of the ways in which that is written. */
    static boolean isNullable(Schema schema) {
        return schema.nullable()
                || schema.enumValues().contains(JsonNull.NULL)
                || (essence(schema) != schema && isNullable(essence(schema)))
                || variants(schema).stream().anyMatch(Schema::nullable);
    }

    /** Returns the different texts of an enumeration, the empty one included. */
    static List<String> enumTexts(Schema schema) {
        Set<String> texts = new LinkedHashSet<>();
        for (JsonValue value : schema.enumValues()) {
            if (value instanceof JsonString text) {
                texts.add(text.value());
            }
        }
        return List.copyOf(texts);
    }

    /** Returns the members of a record that always have one value, required ones only. */
    static Map<String, JsonValue> constants(Schema schema) {
        Map<String, JsonValue> constants = new LinkedHashMap<>();
        Set<String> required = required(schema);
        properties(schema).forEach((name, property) -> {
            boolean scalar = property.type() == SchemaType.STRING || property.type() == SchemaType.BOOLEAN;
            if (scalar && required.contains(name) && property.enumValues().size() == 1) {
                constants.put(name, property.enumValues().getFirst());
            }
        });
        return constants;
    }

    /** Returns whether a record is what is left of another one after that was deleted. */
    static boolean isTombstone(Schema schema, Schema of) {
        Map<String, Schema> properties = properties(schema);
        Schema deleted = properties.get("deleted");
        boolean marked = deleted != null && deleted.enumValues().equals(List.of(JsonBoolean.TRUE));
        Map<String, Schema> whole = properties(of);
        return marked
                && !whole.containsKey("deleted")
                && sameObject(properties.get("object"), whole.get("object"))
                && properties.keySet().stream().allMatch(name -> name.equals("deleted") || whole.containsKey(name));
    }

    private static boolean sameObject(@Nullable Schema one, @Nullable Schema other) {
        return one != null && other != null && one.enumValues().equals(other.enumValues());
    }
}

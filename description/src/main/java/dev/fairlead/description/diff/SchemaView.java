package dev.fairlead.description.diff;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says in the end, whether it says it itself or by {@code allOf}. Parts that are written in place count as its own;
 * named parts are its bases, which are compared by themselves as long as both versions have the same.
 */
final class SchemaView {

    /** Beside a single variant or part, these say nothing about the value. */
    private static final Set<String> SILENT = Set.of(
            "description",
            "nullable",
            "title",
            "deprecated",
            "readOnly",
            "writeOnly",
            "default",
            "example",
            "examples",
            "anyOf",
            "oneOf",
            "allOf",
            "$ref",
            "discriminator");

    /**
     * A schema without wrappers that add nothing.
     *
     * @param nullable whether a wrapper allows null
     */
    record Bare(Schema schema, boolean nullable) {}

    private final List<Schema> own = new ArrayList<>();
    private final Map<String, Schema> bases = new LinkedHashMap<>();
    private final List<Schema> parts = new ArrayList<>();

    private SchemaView() {}

    static SchemaView of(Schema schema) {
        SchemaView view = new SchemaView();
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        view.collect(schema, true, seen);
        return view;
    }

    private void collect(Schema schema, boolean isOwn, Set<Schema> seen) {
        if (!seen.add(schema)) {
            return;
        }
        parts.add(schema);
        if (isOwn) {
            own.add(schema);
        }
        for (Schema part : schema.allOf()) {
            Schema bare = bare(part).schema();
            String name = bare.name();
            if (isOwn && name != null) {
                bases.put(name, bare);
            }
            collect(bare, isOwn && name == null, seen);
        }
    }

    static Bare bare(Schema schema) {
        Schema current = schema;
        boolean nullable = false;
        for (int i = 0; i < 50; i++) {
            Schema inner = onlyPart(current);
            if (inner == null) {
                break;
            }
            nullable |= current.nullable();
            current = inner;
        }
        return new Bare(current, nullable);
    }

    private static @Nullable Schema onlyPart(Schema schema) {
        List<Schema> variants = schema.variants();
        List<Schema> all = schema.allOf();
        if (variants.size() + all.size() != 1 || !saysNothing(schema)) {
            return null;
        }
        return variants.isEmpty() ? all.getFirst() : variants.getFirst();
    }

    private static boolean saysNothing(Schema schema) {
        return schema.raw().names().stream()
                .allMatch(name -> SILENT.contains(name)
                        || name.startsWith("x-")
                        || (name.equals("type") && schema.type() == SchemaType.OBJECT));
    }

    /** Returns the named schemas that this one extends. */
    Map<String, Schema> bases() {
        return bases;
    }

    /** Returns the properties, those of the bases only if asked for. */
    Map<String, Schema> properties(boolean withBases) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        for (Schema part : withBases ? parts : own) {
            part.properties().forEach(properties::putIfAbsent);
        }
        return properties;
    }

    /** Returns what every value has, those of the bases only if asked for. */
    Set<String> required(boolean withBases) {
        Set<String> required = new LinkedHashSet<>();
        for (Schema part : withBases ? parts : own) {
            required.addAll(part.required());
        }
        return required;
    }

    SchemaType type() {
        return parts.stream()
                .map(Schema::type)
                .filter(type -> type != SchemaType.ANY)
                .findFirst()
                .orElse(SchemaType.ANY);
    }

    @Nullable
    String format() {
        return keyword("format") instanceof dev.fairlead.json.JsonString text ? text.value() : null;
    }

    /** Returns a keyword of the first part that has it. */
    @Nullable
    JsonValue keyword(String name) {
        for (Schema part : parts) {
            JsonValue value = part.keyword(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    List<JsonValue> enumValues() {
        return parts.stream()
                .map(Schema::enumValues)
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    List<Schema> variants() {
        return own.stream()
                .map(Schema::variants)
                .filter(variants -> !variants.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    boolean closed() {
        return own.stream().anyMatch(Schema::closed);
    }

    @Nullable
    Schema items() {
        return first(Schema::items);
    }

    @Nullable
    Schema additionalProperties() {
        return first(Schema::additionalProperties);
    }

    private @Nullable Schema first(java.util.function.Function<Schema, @Nullable Schema> of) {
        for (Schema part : parts) {
            Schema found = of.apply(part);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Nullable
    String discriminator() {
        for (Schema part : own) {
            var discriminator = part.discriminator();
            if (discriminator != null) {
                return discriminator.property();
            }
        }
        return null;
    }
}

package dev.fairlead.description;

import dev.fairlead.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kind of value that a schema describes. */
public enum SchemaType {
    /** A text. */
    STRING,
    /** A number without a fraction. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** A list of values. */
    ARRAY,
    /** Values by name. */
    OBJECT,
    /** Not said: anything, or what {@link Schema#variants()} say. */
    ANY;

    private static final Map<String, SchemaType> BY_NAME = Map.of(
            "string", STRING,
            "integer", INTEGER,
            "number", NUMBER,
            "boolean", BOOLEAN,
            "array", ARRAY,
            "object", OBJECT);

    /** Returns the type that is written, or else the one that the other keywords of the schema imply. */
    static SchemaType of(JsonObject schema) {
        SchemaType written = named(schema.string("type"));
        if (written != null) {
            return written;
        }
        if (schema.object("properties") != null || schema.object("additionalProperties") != null) {
            return OBJECT;
        }
        return schema.object("items") != null ? ARRAY : ANY;
    }

    private static @Nullable SchemaType named(@Nullable String name) {
        return name == null ? null : BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }
}

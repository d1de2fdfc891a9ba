package dev.fairlead.generator.model;

import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.json.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a call, wherever it goes.
 *
 * @param schema what it may be
 * @param required whether it must be set
 * @param deprecated whether the provider advises against it
 * @param description as written
 * @param constant the one text that it always is, which is set without being asked for; null where there is a choice
 * @param role what it is beside others
 * @param label what callers call it; null where they call it as on the wire
 */
record Field(
        Schema schema,
        boolean required,
        boolean deprecated,
        String description,
        @Nullable String constant,
        Role role,
        @Nullable String label) {

    /** What a parameter is beside others. */
    enum Role {
        /** One of many. */
        MEMBER,
        /** A part of a multipart body, which may be a file. */
        PART,
        /** The whole body. */
        WHOLE
    }

    static Field of(Schema schema, boolean required) {
        return new Field(
                schema,
                required,
                schema.deprecated(),
                schema.description(),
                required ? only(schema) : null,
                Role.MEMBER,
                null);
    }

    static Field of(ApiParameter parameter) {
        return new Field(
                parameter.schema(),
                parameter.required(),
                parameter.deprecated(),
                parameter.description(),
                parameter.required() ? only(parameter.schema()) : null,
                Role.MEMBER,
                parameter.clientName());
    }

    /** Returns the only text that a value may be; null where there is none such. */
    static @Nullable String only(Schema schema) {
        boolean one =
                schema.enumValues().size() == 1 && SchemaFacts.variants(schema).isEmpty();
        return one
                        && schema.enumValues().getFirst() instanceof JsonString text
                        && !text.value().isEmpty()
                ? text.value()
                : null;
    }

    /** Returns the same parameter, which is asked for. */
    Field asked() {
        return new Field(schema, required, deprecated, description, null, role, label);
    }

    /** Returns the same parameter as the whole body. */
    Field asWhole() {
        return new Field(schema, required, deprecated, description, null, Role.WHOLE, label);
    }

    /** Returns the same parameter as a part of a body. */
    Field asPart() {
        return new Field(schema, required, deprecated, description, constant, Role.PART, label);
    }

    /** Returns the same parameter, which always has this value. */
    Field always(String value) {
        return new Field(schema, required, deprecated, description, value, role, label);
    }
}

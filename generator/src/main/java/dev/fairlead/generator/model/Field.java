package dev.fairlead.generator.model;

import dev.fairlead.description.Schema;

/**
 * One parameter of a call, wherever it goes.
 *
 * @param schema what it may be
 * @param required whether it must be set
 * @param deprecated whether the provider advises against it
 * @param description as written
 */
record Field(Schema schema, boolean required, boolean deprecated, String description) {

    static Field of(Schema schema, boolean required) {
        return new Field(schema, required, schema.deprecated(), schema.description());
    }
}

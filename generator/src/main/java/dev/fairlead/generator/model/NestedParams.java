package dev.fairlead.generator.model;

import dev.fairlead.description.Schema;
import dev.fairlead.generator.naming.JavaNames;
import java.util.List;

/** The types within one class of parameters. */
final class NestedParams {

    private final ParamTypes types;
    private final Owner owner;
    private final SharedTypes shared;

    NestedParams(ParamTypes types, Owner owner, SharedTypes shared) {
        this.types = types;
        this.owner = owner;
        this.shared = shared;
    }

    /**
     * Returns the class for an object.
     *
     * @param natural its name in the description
     * @param records what the object may be; several become one class
     */
    ClassName object(String natural, List<Schema> records) {
        if (records.size() == 1 && records.getFirst().name() != null) {
            return types.component(records.getFirst());
        }
        ClassName known = shared.find(natural, records);
        if (known != null) {
            return known;
        }
        ClassName name = owner.claim(JavaNames.type(natural), "Details");
        shared.remember(natural, records, name);
        String description = records.getFirst().description();
        owner.add(types.params(name, description, ParamTypes.fields(records), shared));
        return name;
    }

    /**
     * Returns the class for an enumeration.
     *
     * @param natural its name in the description
     * @param values those that can be sent
     */
    ClassName enumeration(String natural, Schema schema, List<String> values) {
        ClassName named = types.enumeration(schema);
        if (named != null) {
            return named;
        }
        ClassName known = shared.find(natural, List.of(schema));
        if (known == null) {
            known = owner.claim(JavaNames.type(natural), "Value");
            shared.remember(natural, List.of(schema), known);
            owner.add(EnumTypes.of(known, schema.description(), values));
        }
        return known;
    }
}

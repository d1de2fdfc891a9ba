package dev.fairlead.generator.model;

import dev.fairlead.json.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * A value that may be of several types.
 *
 * @param name of the interface
 * @param description as written
 * @param objects the cases that are objects, in the document's order
 * @param scalars the other cases, in the document's order
 * @param nested the types that stand within it
 */
public record UnionType(
        ClassName name,
        String description,
        List<ObjectCase> objects,
        List<ScalarCase> scalars,
        List<TypeDeclaration> nested)
        implements TypeDeclaration {

    /** Copies the lists. */
    public UnionType {
        objects = List.copyOf(objects);
        scalars = List.copyOf(scalars);
        nested = List.copyOf(nested);
    }

    /**
     * A case that is an object.
     *
     * @param model its class
     * @param constants members that always have one value, by which it is recognised
     * @param required members by which it is recognised where constants do not tell
     */
    public record ObjectCase(ClassName model, Map<String, JsonValue> constants, List<String> required) {

        /** Copies the collections. */
        public ObjectCase {
            constants = Map.copyOf(constants);
            required = List.copyOf(required);
        }
    }

    /**
     * A case that is no object.
     *
     * @param name of the record that holds it
     * @param type of the value
     */
    public record ScalarCase(String name, ValueType type) {}
}

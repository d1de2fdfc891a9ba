package dev.fairlead.generator.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of a call, or one object among them.
 *
 * @param name of the class
 * @param description as written
 * @param constants by wire name, those that always have one value; set from the beginning, without a setter
 * @param setters in the document's order
 * @param required the wire names of those that must be set
 * @param nested the types that stand within it
 */
public record ParamsType(
        ClassName name,
        String description,
        Map<String, String> constants,
        List<Setter> setters,
        List<String> required,
        List<TypeDeclaration> nested)
        implements TypeDeclaration {

    /** Copies the collections. */
    public ParamsType {
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        setters = List.copyOf(setters);
        required = List.copyOf(required);
        nested = List.copyOf(nested);
    }

    /** What a setter does. */
    public enum Action {
        /** Sets the value. */
        SET,
        /** Adds an item to a list. */
        ADD,
        /** Puts an entry into a map. */
        PUT,
        /** Sets the parameter to what clears it. */
        CLEAR
    }

    /**
     * One method that sets a parameter.
     *
     * @param wireName as on the wire
     * @param method its name
     * @param action what it does
     * @param type of the value, item or entry; parameters are filled in a lambda
     * @param deprecated whether the provider advises against it
     * @param description as written
     */
    public record Setter(
            String wireName, String method, Action action, ValueType type, boolean deprecated, String description) {}
}

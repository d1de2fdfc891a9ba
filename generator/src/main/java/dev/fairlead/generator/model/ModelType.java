package dev.fairlead.generator.model;

import java.util.List;

/**
 * The typed view of an object that is received.
 *
 * @param name of the class
 * @param description as written
 * @param properties in the document's order
 * @param nested the types that stand within it
 * @param resource whether it stands for itself: it may come in events
 * @param deletable whether the provider may answer with what is left of a deleted one
 */
public record ModelType(
        ClassName name,
        String description,
        List<Property> properties,
        List<TypeDeclaration> nested,
        boolean resource,
        boolean deletable)
        implements TypeDeclaration {

    /** Copies the lists. */
    public ModelType {
        properties = List.copyOf(properties);
        nested = List.copyOf(nested);
    }

    /**
     * One property.
     *
     * @param wireName as on the wire
     * @param accessor the name of the method that reads it
     * @param type of its value
     * @param present whether it is always there and never null
     * @param deprecated whether the provider advises against it
     * @param description as written
     */
    public record Property(
            String wireName,
            String accessor,
            ValueType type,
            boolean present,
            boolean deprecated,
            String description) {}
}

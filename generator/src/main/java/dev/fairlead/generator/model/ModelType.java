package dev.fairlead.generator.model;

import java.util.List;

/**
 * The typed view of an object that is received.
 *
 * @param name of the class
 * @param description as written
 * @param properties in the document's order
 * @param nested the types that stand within it
 * @param deletable whether the provider may answer with what is left of a deleted one
 */
public record ModelType(
        ClassName name, String description, List<Property> properties, List<TypeDeclaration> nested, boolean deletable)
        implements TypeDeclaration {

    /** Copies the lists. */
    public ModelType {
        properties = List.copyOf(properties);
        nested = List.copyOf(nested);
    }

    /** Returns whether objects of this kind stand for themselves: they have an id, and may come in events. */
    public boolean isResource() {
        return name.simpleNames().size() == 1
                && properties.stream().anyMatch(property -> property.wireName().equals("id"));
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

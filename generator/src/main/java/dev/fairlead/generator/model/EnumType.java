package dev.fairlead.generator.model;

import java.util.List;

/**
 * An enumeration that may grow.
 *
 * @param name of the class
 * @param description as written
 * @param constants in the document's order
 */
public record EnumType(ClassName name, String description, List<Constant> constants) implements TypeDeclaration {

    /** Copies the list. */
    public EnumType {
        constants = List.copyOf(constants);
    }

    @Override
    public List<TypeDeclaration> nested() {
        return List.of();
    }

    /**
     * One value.
     *
     * @param name of the constant
     * @param value as on the wire
     */
    public record Constant(String name, String value) {}
}

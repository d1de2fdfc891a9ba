package dev.fairlead.generator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers that answers differently by status.
 *
 * @param name of the interface
 * @param description as written
 * @param cases in the order of the statuses
 * @param nested the types that stand within it
 */
public record StatusUnion(ClassName name, String description, List<Case> cases, List<TypeDeclaration> nested)
        implements TypeDeclaration {

    /** Copies the lists. */
    public StatusUnion {
        cases = List.copyOf(cases);
        nested = List.copyOf(nested);
    }

    /**
     * One case.
     *
     * @param status for instance 201; 2 for all from 200 to 299 that have no case of their own
     * @param name of the record that holds it
     * @param type of the value; null where there is none
     */
    public record Case(int status, String name, @Nullable ValueType type) {}
}

package dev.fairlead.generator.model;

import java.util.List;

/** A type that is generated. */
public sealed interface TypeDeclaration permits ModelType, ParamsType, EnumType, UnionType, StatusUnion {

    /** Returns its name. */
    ClassName name();

    /** Returns what the description says of it, as written; may be empty. */
    String description();

    /** Returns the types that stand within it. */
    List<TypeDeclaration> nested();
}

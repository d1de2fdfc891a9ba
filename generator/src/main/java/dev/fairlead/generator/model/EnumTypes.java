package dev.fairlead.generator.model;

import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.generator.naming.NameScope;
import dev.fairlead.generator.naming.Names;
import java.util.List;
import java.util.Set;

/** Makes enumerations. */
final class EnumTypes {

    /** A class with more constants would come near the limits of class files; more values are still read and sent. */
    private static final int MOST_CONSTANTS = 3_000;

    private EnumTypes() {}

    static EnumType of(ClassName name, String description, List<String> values) {
        List<String> described = values.stream().limit(MOST_CONSTANTS).toList();
        Names names = new NameScope(Set.of("VALUES")).nameAll(described, JavaNames::constant, "_");
        return new EnumType(
                name,
                description,
                described.stream()
                        .map(value -> new EnumType.Constant(names.of(value), value))
                        .toList());
    }
}

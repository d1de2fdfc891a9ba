package dev.fairlead.description.diff;

import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import java.util.Locale;
import java.util.stream.Collectors;

/** Types in words. */
final class TypeNames {

    private TypeNames() {}

    /** Returns a few words: {@code integer}, {@code list of customer}, {@code one of string, customer}. */
    static String of(Schema schema) {
        return of(schema, 3);
    }

    private static String of(Schema written, int deep) {
        Schema schema = SchemaView.bare(written).schema();
        String name = schema.name();
        if (name != null) {
            return name;
        }
        Schema items = schema.items();
        if (schema.type() == SchemaType.ARRAY) {
            return items == null || deep == 0 ? "list" : "list of " + of(items, deep - 1);
        }
        if (schema.type() == SchemaType.ANY && !schema.variants().isEmpty() && deep > 0) {
            return schema.variants().stream()
                    .map(variant -> of(variant, deep - 1))
                    .distinct()
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return of(schema.type());
    }

    static String of(SchemaType type) {
        return type == SchemaType.ANY ? "anything" : type.name().toLowerCase(Locale.ROOT);
    }
}

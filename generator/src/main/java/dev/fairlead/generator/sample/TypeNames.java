package dev.fairlead.generator.sample;

import dev.fairlead.generator.model.ClassName;
import dev.fairlead.generator.model.ValueType;

/** How the types of a client are written in a file outside its package. */
final class TypeNames {

    private final String packageName;
    private final Imports imports;

    TypeNames(String packageName, Imports imports) {
        this.packageName = packageName;
        this.imports = imports;
    }

    String of(ClassName name) {
        return imports.use(packageName, name.toString());
    }

    String use(String qualifiedName) {
        return imports.use(qualifiedName);
    }

    /** Returns the type as it stands between angle brackets. */
    String of(ValueType type) {
        return switch (type) {
            case ValueType.Scalar scalar -> scalar(scalar);
            case ValueType.ModelRef model -> of(model.name());
            case ValueType.EnumRef enumeration -> of(enumeration.name());
            case ValueType.UnionRef union -> of(union.name());
            case ValueType.ParamsRef params -> of(params.name());
            case ValueType.ListOf list -> use("java.util.List") + "<" + of(list.items()) + ">";
            case ValueType.MapOf map -> use("java.util.Map") + "<String, " + of(map.values()) + ">";
            case ValueType.ExpandableOf reference ->
                use("dev.fairlead.client.model.Expandable") + "<" + of(reference.target()) + ">";
        };
    }

    private String scalar(ValueType.Scalar scalar) {
        return switch (scalar) {
            case TEXT -> "String";
            case WHOLE -> "Long";
            case DECIMAL, DECIMAL_TEXT -> use("java.math.BigDecimal");
            case FLAG -> "Boolean";
            case EPOCH_SECONDS, DATE_TIME -> use("java.time.Instant");
            case DATE -> use("java.time.LocalDate");
            case FILE -> use("dev.fairlead.client.model.Upload");
            case OBJECT -> use("dev.fairlead.json.JsonObject");
            case ANYTHING -> use("dev.fairlead.json.JsonValue");
        };
    }
}

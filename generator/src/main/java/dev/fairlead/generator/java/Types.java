package dev.fairlead.generator.java;

import dev.fairlead.generator.model.ValueType;
import dev.fairlead.generator.model.ValueType.Scalar;

/** How types are written: as such, as decoders, as the readers of models. */
final class Types {

    private static final String CLIENT = "dev.fairlead.client.model.";
    private static final String JSON = "dev.fairlead.json.";

    private final Source source;

    Types(Source source) {
        this.source = source;
    }

    /** Returns whether a value goes as a text that is another one than Java's own way to send it. */
    static boolean isText(Scalar scalar) {
        return scalar == Scalar.DATE_TIME || scalar == Scalar.DECIMAL_TEXT;
    }

    /** Returns the type as it stands in a signature where it cannot be null. */
    String primitive(ValueType type) {
        return type == Scalar.WHOLE ? "long" : type == Scalar.FLAG ? "boolean" : object(type);
    }

    /** Returns the type as it stands in a signature where it may be null. */
    String nullable(ValueType type) {
        String annotation = "@" + source.use("org.jspecify.annotations.Nullable") + " ";
        String object = object(type);
        int generic = object.indexOf('<');
        int dot = (generic < 0 ? object : object.substring(0, generic)).lastIndexOf('.');
        return object.substring(0, dot + 1) + annotation + object.substring(dot + 1);
    }

    /** Returns the type as it stands between angle brackets. */
    String object(ValueType type) {
        return switch (type) {
            case Scalar scalar -> scalar(scalar);
            case ValueType.ModelRef model -> source.name(model.name());
            case ValueType.EnumRef enumeration -> source.name(enumeration.name());
            case ValueType.UnionRef union -> source.name(union.name());
            case ValueType.ParamsRef params -> source.name(params.name());
            case ValueType.ListOf list -> source.use("java.util.List") + "<" + object(list.items()) + ">";
            case ValueType.MapOf map -> source.use("java.util.Map") + "<String, " + object(map.values()) + ">";
            case ValueType.ExpandableOf reference ->
                source.use(CLIENT + "Expandable") + "<" + object(reference.target()) + ">";
        };
    }

    private String scalar(Scalar scalar) {
        return switch (scalar) {
            case TEXT -> "String";
            case WHOLE -> "Long";
            case DECIMAL, DECIMAL_TEXT -> source.use("java.math.BigDecimal");
            case FLAG -> "Boolean";
            case EPOCH_SECONDS, DATE_TIME -> source.use("java.time.Instant");
            case DATE -> source.use("java.time.LocalDate");
            case FILE -> source.use(CLIENT + "Upload");
            case OBJECT -> source.use(JSON + "JsonObject");
            case ANYTHING -> source.use(JSON + "JsonValue");
        };
    }

    /** Returns the expression that reads the data of an event: JSON, unless it is a text. */
    String eventDecoder(ValueType data) {
        return source.use("dev.fairlead.client.EventStream")
                + (data == Scalar.TEXT ? ".text()" : ".json(" + decoder(data) + ")");
    }

    /** Returns the expression of a decoder. */
    String decoder(ValueType type) {
        String decoder = source.use(CLIENT + "Decoder");
        return switch (type) {
            case Scalar scalar ->
                decoder + "."
                        + switch (scalar) {
                            case TEXT, FILE -> "STRING";
                            case WHOLE -> "LONG";
                            case DECIMAL, DECIMAL_TEXT -> "DECIMAL";
                            case FLAG -> "BOOLEAN";
                            case EPOCH_SECONDS -> "EPOCH_SECONDS";
                            case DATE_TIME -> "DATE_TIME";
                            case DATE -> "DATE";
                            case OBJECT -> "OBJECT";
                            case ANYTHING -> "JSON";
                        };
            case ValueType.ModelRef model -> decoder + ".model(" + source.name(model.name()) + "::new)";
            case ValueType.EnumRef enumeration -> decoder + ".enumeration(" + source.name(enumeration.name()) + "::of)";
            case ValueType.UnionRef union -> source.name(union.name()) + ".DECODER";
            case ValueType.ListOf list -> decoder + ".list(" + decoder(list.items()) + ")";
            case ValueType.MapOf map -> decoder + ".map(" + decoder(map.values()) + ")";
            case ValueType.ExpandableOf reference -> decoder + ".expandable(" + decoder(reference.target()) + ")";
            case ValueType.ParamsRef params -> throw new IllegalArgumentException("never received: " + params);
        };
    }

    /** Returns the expression with which a model reads a property. */
    String reader(ValueType type, String wireName, boolean present) {
        String name = JavaText.literal(wireName);
        return switch (type) {
            case Scalar scalar when scalar != Scalar.OBJECT -> scalarReader(scalar, present) + "(" + name + ")";
            case ValueType.ModelRef model ->
                reader("model", present) + "(" + name + ", " + source.name(model.name()) + "::new)";
            case ValueType.EnumRef enumeration ->
                reader("enumeration", present) + "(" + name + ", " + source.name(enumeration.name()) + "::of)";
            case ValueType.ListOf(ValueType.ModelRef item) ->
                reader("models", present) + "(" + name + ", " + source.name(item.name()) + "::new)";
            case ValueType.ListOf list -> reader("list", present) + "(" + name + ", " + decoder(list.items()) + ")";
            case ValueType.MapOf map -> reader("map", present) + "(" + name + ", " + decoder(map.values()) + ")";
            case ValueType.ExpandableOf reference ->
                reader("expandable", present) + "(" + name + ", " + decoder(reference.target()) + ")";
            default -> (present ? "required(" : "optional(") + name + ", " + decoder(type) + ")";
        };
    }

    private static String scalarReader(Scalar scalar, boolean present) {
        return switch (scalar) {
            case TEXT, FILE, OBJECT -> reader("string", present);
            case WHOLE -> present ? "longValue" : "optionalLong";
            case DECIMAL, DECIMAL_TEXT -> reader("decimal", present);
            case FLAG -> present ? "booleanValue" : "optionalBoolean";
            case EPOCH_SECONDS -> reader("epochSeconds", present);
            case DATE_TIME -> reader("dateTime", present);
            case DATE -> reader("date", present);
            case ANYTHING -> reader("any", present);
        };
    }

    private static String reader(String name, boolean present) {
        return present ? name : "optional" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}

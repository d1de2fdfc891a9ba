package dev.fairlead.generator.sample;

import dev.fairlead.generator.java.JavaText;
import dev.fairlead.generator.model.ClassName;
import dev.fairlead.generator.model.EnumType;
import dev.fairlead.generator.model.TypeDeclaration;
import dev.fairlead.generator.model.ValueType;
import dev.fairlead.generator.model.ValueType.Scalar;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values as Java expressions. */
final class Literals {

    private final Map<ClassName, TypeDeclaration> types;
    private final TypeNames names;

    /** By text what stands in its place. */
    private final Map<String, String> expressions;

    Literals(Map<ClassName, TypeDeclaration> types, TypeNames names, Map<String, String> expressions) {
        this.types = types;
        this.names = names;
        this.expressions = expressions;
    }

    /** Returns an expression of a type, as an argument of a method; empty where the value is none of it. */
    Optional<String> argument(ValueType type, JsonValue value) {
        boolean plainNumber = type == Scalar.WHOLE && value instanceof JsonNumber number && isLong(number);
        return plainNumber ? Optional.of(number(value)) : boxed(type, value);
    }

    private Optional<String> boxed(ValueType type, JsonValue value) {
        return switch (type) {
            case Scalar scalar -> scalar(scalar, value);
            case ValueType.EnumRef(ClassName name)
            when value instanceof JsonString text -> Optional.of(constant(name, text.value()));
            case ValueType.ListOf(ValueType items) when value instanceof JsonArray array -> list(items, array);
            case ValueType.MapOf(ValueType values) when value instanceof JsonObject object -> map(values, object);
            default -> Optional.empty();
        };
    }

    private Optional<String> scalar(Scalar scalar, JsonValue value) {
        return switch (scalar) {
            case ANYTHING -> Optional.of(anything(value));
            case OBJECT -> value instanceof JsonObject ? Optional.of(anything(value)) : Optional.empty();
            case TEXT -> text(value).map(this::text);
            case WHOLE ->
                value instanceof JsonNumber number && isLong(number)
                        ? Optional.of(number.longValue() + "L")
                        : Optional.empty();
            case DECIMAL ->
                value instanceof JsonNumber number
                        ? Optional.of(decimal(number.decimalValue().toPlainString()))
                        : Optional.empty();
            case DECIMAL_TEXT -> text(value).filter(Literals::isDecimal).map(this::decimal);
            case FLAG -> value instanceof JsonBoolean ? Optional.of(value.toJson()) : Optional.empty();
            case EPOCH_SECONDS ->
                value instanceof JsonNumber number && isLong(number)
                        ? Optional.of(names.use("java.time.Instant") + ".ofEpochSecond(" + number.longValue() + "L)")
                        : Optional.empty();
            case DATE_TIME ->
                text(value)
                        .filter(Literals::isInstant)
                        .map(text -> names.use("java.time.Instant") + ".parse(" + JavaText.literal(text) + ")");
            case DATE ->
                text(value)
                        .filter(Literals::isDate)
                        .map(text -> names.use("java.time.LocalDate") + ".parse(" + JavaText.literal(text) + ")");
            case FILE ->
                Optional.of(names.use("dev.fairlead.client.model.Upload") + ".of(\"example.txt\", \"example\".getBytes("
                        + names.use("java.nio.charset.StandardCharsets") + ".UTF_8))");
        };
    }

    private static Optional<String> text(JsonValue value) {
        return value instanceof JsonString(String text) ? Optional.of(text) : Optional.empty();
    }

    private String text(String text) {
        return expressions.getOrDefault(text, JavaText.literal(text));
    }

    private String decimal(String digits) {
        return "new " + names.use("java.math.BigDecimal") + "(\"" + digits + "\")";
    }

    private static boolean isLong(JsonNumber number) {
        try {
            return number.decimalValue().compareTo(BigDecimal.valueOf(number.longValue())) == 0;
        } catch (ArithmeticException fraction) {
            return false;
        }
    }

    private static boolean isDecimal(String text) {
        return text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    }

    private static boolean isInstant(String text) {
        try {
            return Instant.parse(text).toString().equals(text);
        } catch (DateTimeException other) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException other) {
            return false;
        }
    }

    private String constant(ClassName name, String value) {
        if (types.get(name) instanceof EnumType enumeration) {
            for (EnumType.Constant constant : enumeration.constants()) {
                if (constant.value().equals(value)) {
                    return names.of(name) + "." + constant.name();
                }
            }
        }
        return names.of(name) + ".of(" + JavaText.literal(value) + ")";
    }

    private Optional<String> list(ValueType items, JsonArray array) {
        List<String> all = new ArrayList<>();
        for (JsonValue item : array) {
            Optional<String> one = boxed(items, item);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return Optional.of(names.use("java.util.List") + ".of(" + String.join(", ", all) + ")");
    }

    private Optional<String> map(ValueType values, JsonObject object) {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            Optional<String> one = boxed(values, member.getValue());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(JavaText.literal(member.getKey()) + ", " + one.get());
        }
        return Optional.of(map(all));
    }

    private String map(List<String> pairs) {
        String map = names.use("java.util.Map");
        return pairs.size() <= 10
                ? map + ".of(" + String.join(", ", pairs) + ")"
                : map + ".ofEntries(" + map + ".entry(" + String.join("), " + map + ".entry(", pairs) + "))";
    }

    /** Returns an expression of whatever type the value has. */
    String anything(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> text(text);
            case JsonNumber number when isLong(number) && number.isInteger() -> number(number);
            case JsonNumber number -> decimal(number.decimalValue().toPlainString());
            case JsonBoolean flag -> flag.toJson();
            case JsonNull ignored -> names.use("dev.fairlead.json.JsonNull") + ".NULL";
            case JsonArray array ->
                names.use("java.util.List") + ".of("
                        + String.join(", ", array.stream().map(this::anything).toList()) + ")";
            case JsonObject object ->
                map(object.members().entrySet().stream()
                        .map(member -> JavaText.literal(member.getKey()) + ", " + anything(member.getValue()))
                        .toList());
        };
    }

    private static String number(JsonValue value) {
        long number = ((JsonNumber) value).longValue();
        return number == (int) number ? Long.toString(number) : number + "L";
    }
}

package dev.fairlead.description;

import dev.fairlead.description.Violation.Kind;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks values against schemas. A value fits a union if it fits any variant, {@code oneOf} included; formats are not
 * checked beyond the type, because real documents use both loosely. Immutable and thread-safe.
 */
public final class SchemaValidator {

    private final boolean forms;

    private SchemaValidator(boolean forms) {
        this.forms = forms;
    }

    /** Returns a validator of JSON values; an object is open unless its schema closes it. */
    public static SchemaValidator forJson() {
        return new SchemaValidator(false);
    }

    /**
     * Returns a validator of decoded forms and query strings. Texts count as the numbers and booleans that they spell,
     * objects with the names 0, 1 and so on as arrays, and an object whose properties are described has no others.
     */
    public static SchemaValidator forForms() {
        return new SchemaValidator(true);
    }

    /** Returns what is wrong with a JSON value; empty if it fits. */
    public static List<Violation> validate(JsonValue value, Schema schema) {
        return forJson().check(value, schema).violations();
    }

    /** Checks a value. */
    public Validation check(JsonValue value, Schema schema) {
        List<Violation> violations = new ArrayList<>();
        JsonValue checked = check(value, schema, "", forms, violations);
        return new Validation(checked, violations);
    }

    private JsonValue check(JsonValue value, Schema schema, String at, boolean closed, List<Violation> violations) {
        if (value == JsonNull.NULL) {
            if (!allowsNull(schema)) {
                violations.add(new Violation(at, Kind.NULL, "must not be null"));
            }
            return value;
        }
        JsonValue checked = forms ? FormValues.coerced(value, schema.type()) : value;
        int before = violations.size();
        checked = ofType(checked, schema, at, closed && schema.allOf().isEmpty(), violations);
        if (violations.size() == before) {
            ScalarRules.check(checked, schema, at, violations);
        }
        for (Schema part : schema.allOf()) {
            checked = check(checked, part, at, false, violations);
        }
        return schema.variants().isEmpty() ? checked : best(checked, schema, at, closed, violations);
    }

    private static boolean allowsNull(Schema schema) {
        boolean open = schema.type() == SchemaType.ANY
                && schema.variants().isEmpty()
                && schema.allOf().isEmpty()
                && schema.enumValues().isEmpty();
        return open
                || schema.nullable()
                || schema.enumValues().contains(JsonNull.NULL)
                || schema.variants().stream().anyMatch(SchemaValidator::allowsNull);
    }

    private JsonValue ofType(JsonValue value, Schema schema, String at, boolean closed, List<Violation> violations) {
        boolean fits = switch (schema.type()) {
            case STRING -> value instanceof JsonString;
            case INTEGER -> value instanceof JsonNumber number && isIntegral(number);
            case NUMBER -> value instanceof JsonNumber;
            case BOOLEAN -> value instanceof JsonBoolean;
            case ARRAY -> value instanceof JsonArray;
            case OBJECT -> value instanceof JsonObject;
            case ANY -> true;
        };
        if (!fits) {
            String wanted = schema.type().name().toLowerCase(Locale.ROOT);
            violations.add(
                    new Violation(at, Kind.TYPE, "must be " + article(wanted) + ", not " + article(value.kind())));
            return value;
        }
        return switch (value) {
            case JsonObject object
            when schema.type() == SchemaType.OBJECT -> object(object, schema, at, closed, violations);
            case JsonArray array when schema.items() != null -> array(array, schema.items(), at, violations);
            default -> value;
        };
    }

    private static boolean isIntegral(JsonNumber number) {
        return number.isInteger() || number.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    private static String article(String kind) {
        return ("aio".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }

    private JsonValue object(JsonObject object, Schema schema, String at, boolean closed, List<Violation> violations) {
        for (String name : schema.required()) {
            if (!object.has(name)) {
                violations.add(new Violation(child(at, name), Kind.REQUIRED, "is required"));
            }
        }
        Map<String, JsonValue> members = LinkedHashMap.newLinkedHashMap(object.size());
        object.forEach((name, member) -> members.put(name, member(name, member, schema, at, closed, violations)));
        return JsonObject.of(members);
    }

    private JsonValue member(
            String name, JsonValue member, Schema schema, String at, boolean closed, List<Violation> violations) {
        Schema described = schema.properties().getOrDefault(name, schema.additionalProperties());
        if (described != null) {
            return check(member, described, child(at, name), forms, violations);
        }
        boolean saysNothing = schema.keyword("additionalProperties") == null;
        if (schema.closed() || (closed && saysNothing && !schema.properties().isEmpty())) {
            violations.add(new Violation(child(at, name), Kind.UNKNOWN_PROPERTY, "is not described"));
        }
        return member;
    }

    private static String child(String at, String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private JsonValue array(JsonArray array, Schema items, String at, List<Violation> violations) {
        List<JsonValue> values = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            values.add(check(array.get(i), items, at + "/" + i, forms, violations));
        }
        return JsonArray.of(values);
    }

    /** Takes the first variant that fits; else reports what is wrong with the one that comes closest. */
    private JsonValue best(JsonValue value, Schema union, String at, boolean closed, List<Violation> violations) {
        JsonValue bestValue = value;
        List<Violation> fewest = List.of();
        long lowest = Long.MAX_VALUE;
        for (Schema variant : union.variants()) {
            List<Violation> found = new ArrayList<>();
            JsonValue checked = check(value, variant, at, closed, found);
            long distance = distance(found, at);
            if (distance < lowest) {
                lowest = distance;
                bestValue = checked;
                fewest = found;
            }
            if (found.isEmpty()) {
                break;
            }
        }
        violations.addAll(fewest);
        return bestValue;
    }

    /** A variant of another type is further away than one without this value, and that than any number of wrong members. */
    private static long distance(List<Violation> found, String at) {
        long distance = found.size();
        for (Violation violation : found) {
            if (violation.pointer().equals(at)) {
                distance += violation.kind() == Kind.TYPE ? 2_000_000 : violation.kind() == Kind.ENUM ? 1_000_000 : 0;
            }
        }
        return distance;
    }
}

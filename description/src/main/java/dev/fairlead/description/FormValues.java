package dev.fairlead.description;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Forms have texts for everything: turns one into the kind of value that is described, where it reads as such. */
final class FormValues {

    private static final int MAX_DIGITS = 40;

    private FormValues() {}

    static JsonValue coerced(JsonValue value, SchemaType type) {
        return switch (value) {
            case JsonString text ->
                switch (type) {
                    case INTEGER -> integer(text);
                    case NUMBER -> number(text);
                    case BOOLEAN -> bool(text);
                    case STRING, ARRAY, OBJECT, ANY -> text;
                };
            case JsonObject object when type == SchemaType.ARRAY -> byIndex(object);
            default -> value;
        };
    }

    private static JsonValue integer(JsonString text) {
        boolean reads = text.value().length() <= MAX_DIGITS && text.value().matches("[+-]?[0-9]+");
        return reads ? JsonNumber.of(new BigInteger(text.value())) : text;
    }

    private static JsonValue number(JsonString text) {
        boolean reads = text.value().length() <= MAX_DIGITS && text.value().matches("[+-]?[0-9]*\\.?[0-9]+");
        return !reads ? text : text.value().contains(".") ? JsonNumber.of(new BigDecimal(text.value())) : integer(text);
    }

    private static JsonValue bool(JsonString text) {
        return switch (text.value()) {
            case "true" -> JsonBoolean.TRUE;
            case "false" -> JsonBoolean.FALSE;
            default -> text;
        };
    }

    /** {@code a[0]=x&a[1]=y} is decoded into an object with the members 0 and 1; gaps close. */
    private static JsonValue byIndex(JsonObject object) {
        TreeMap<Integer, JsonValue> items = new TreeMap<>();
        for (String name : object.names()) {
            if (name.isEmpty() || name.length() > 6 || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return object;
            }
            items.put(Integer.valueOf(name), object.members().get(name));
        }
        List<JsonValue> values = new ArrayList<>(items.values());
        return JsonArray.of(values);
    }
}

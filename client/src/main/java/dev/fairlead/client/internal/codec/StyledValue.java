package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.ParamStyle;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Writes values in the styles of OpenAPI. What stands deeper than a style reaches goes as JSON; a list or an object without
 * anything in it is not sent, as RFC 6570 §2.3 has it.
 */
final class StyledValue {

    private final UnaryOperator<String> encode;

    private StyledValue(UnaryOperator<String> encode) {
        this.encode = encode;
    }

    /** Returns the pairs of a query or form, encoded, each as name and value with an equals sign between them. */
    static List<String> pairs(String name, JsonValue value, ParamStyle style, boolean reserved, String space) {
        StyledValue writer = new StyledValue(
                text -> reserved ? PercentEncoding.encodeReserved(text) : PercentEncoding.encode(text, space));
        return writer.pairs(PercentEncoding.encode(name, space), value, style);
    }

    /** Returns the expansion of a path variable, encoded. */
    static String path(String name, JsonValue value, ParamStyle style) {
        StyledValue writer = new StyledValue(PercentEncoding::encode);
        String encodedName = PercentEncoding.encode(name);
        return switch (style) {
            case LABEL -> "." + writer.joined(value, ",", ",");
            case LABEL_EXPLODED -> "." + writer.joined(value, ".", "=");
            case MATRIX -> ";" + matrixPair(encodedName, writer.joined(value, ",", ","));
            case MATRIX_EXPLODED ->
                writer.exploded(encodedName, value, StyledValue::matrixPair).stream()
                        .map(pair -> ";" + pair)
                        .reduce("", String::concat);
            case SIMPLE_EXPLODED -> writer.joined(value, ",", "=");
            case JSON -> PercentEncoding.encode(value.toJson());
            default -> writer.joined(value, ",", ",");
        };
    }

    /** RFC 6570 §3.2.7: an empty value has no equals sign. */
    private static String matrixPair(String name, String value) {
        return value.isEmpty() ? name : name + "=" + value;
    }

    /** Returns the value of a header field, as it is. */
    static String header(String name, JsonValue value, ParamStyle style) {
        StyledValue writer = new StyledValue(text -> withoutComma(name, text));
        return switch (style) {
            case JSON -> ascii(value.toJson());
            case SIMPLE_EXPLODED -> writer.joined(value, ",", "=");
            default ->
                value instanceof JsonArray || value instanceof JsonObject
                        ? writer.joined(value, ",", ",")
                        : text(value);
        };
    }

    private static String withoutComma(String name, String item) {
        if (item.indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                    "an item of the parameter " + name + " has a comma, and in a header commas separate items");
        }
        return item;
    }

    private static String ascii(String json) {
        StringBuilder text = new StringBuilder(json.length());
        json.chars().forEach(c -> {
            if (c < 0x7f) {
                text.append((char) c);
            } else {
                text.append("\\u%04x".formatted(c));
            }
        });
        return text.toString();
    }

    private List<String> pairs(String name, JsonValue value, ParamStyle style) {
        return switch (style) {
            case FORM -> delimited(name, value, ",");
            case SPACES -> delimited(name, value, "%20");
            case PIPES -> delimited(name, value, "%7C");
            case TABS -> delimited(name, value, "%09");
            case DEEP_OBJECT -> {
                List<String> pairs = new ArrayList<>();
                deep(name, value, pairs);
                yield pairs;
            }
            case JSON -> List.of(name + "=" + encode.apply(value.toJson()));
            default -> exploded(name, value, (key, text) -> key + "=" + text);
        };
    }

    private List<String> delimited(String name, JsonValue value, String delimiter) {
        return isEmpty(value) ? List.of() : List.of(name + "=" + joined(value, delimiter, delimiter));
    }

    private List<String> exploded(String name, JsonValue value, BiFunction<String, String, String> pair) {
        List<String> pairs = new ArrayList<>();
        switch (value) {
            case JsonArray array -> array.forEach(item -> pairs.add(pair.apply(name, encode.apply(text(item)))));
            case JsonObject object ->
                object.forEach((key, member) -> pairs.add(pair.apply(encode.apply(key), encode.apply(text(member)))));
            default -> pairs.add(pair.apply(name, encode.apply(text(value))));
        }
        return pairs;
    }

    private void deep(String name, JsonValue value, List<String> pairs) {
        switch (value) {
            case JsonObject object ->
                object.forEach((key, member) -> deep(name + "%5B" + encode.apply(key) + "%5D", member, pairs));
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    deep(name + "%5B" + i + "%5D", array.get(i), pairs);
                }
            }
            default -> pairs.add(name + "=" + encode.apply(text(value)));
        }
    }

    private String joined(JsonValue value, String betweenItems, String betweenKeyAndValue) {
        List<String> items = new ArrayList<>();
        switch (value) {
            case JsonArray array -> array.forEach(item -> items.add(encode.apply(text(item))));
            case JsonObject object ->
                object.forEach((key, member) ->
                        items.add(encode.apply(key) + betweenKeyAndValue + encode.apply(text(member))));
            default -> items.add(encode.apply(text(value)));
        }
        return String.join(betweenItems, items);
    }

    private static boolean isEmpty(JsonValue value) {
        return (value instanceof JsonArray array && array.isEmpty())
                || (value instanceof JsonObject object && object.isEmpty());
    }

    /** Returns a value as a text; a list or an object as JSON. */
    static String text(JsonValue value) {
        return switch (value) {
            case JsonString text -> text.value();
            case JsonNumber number -> FormFields.number(number);
            case JsonBoolean bool -> bool.toJson();
            case JsonNull ignored -> "";
            case JsonArray array -> array.toJson();
            case JsonObject object -> object.toJson();
        };
    }
}

package dev.fairlead.json;

import java.nio.charset.StandardCharsets;

/** Reads JSON (RFC 8259) and YAML 1.2 texts into {@link JsonValue}s. Thread-safe; reads nothing but what it is given. */
public final class Json {

    private Json() {}

    /**
     * Reads a JSON text within {@link JsonLimits#forMessages()}.
     *
     * @throws JsonException if it is not one JSON value, or exceeds the limits
     */
    public static JsonValue parse(byte[] text) {
        return parse(text, JsonLimits.forMessages());
    }

    /**
     * Reads a JSON text within {@link JsonLimits#forMessages()}.
     *
     * @throws JsonException if it is not one JSON value, or exceeds the limits
     */
    public static JsonValue parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a JSON text.
     *
     * @throws JsonException if it is not one JSON value, or exceeds the limits
     */
    public static JsonValue parse(byte[] text, JsonLimits limits) {
        return JsonReader.message(text, limits, NameTree.ofMessages());
    }

    /**
     * Reads a JSON text within {@link JsonLimits#forMessages()}, one of many that are alike.
     *
     * @param names what the others had; takes in what this one has
     * @throws JsonException if it is not one JSON value, or exceeds the limits
     */
    public static JsonValue parse(byte[] text, KnownNames names) {
        NameTree tree = names.take();
        JsonValue value = JsonReader.message(text, JsonLimits.forMessages(), tree);
        names.giveBack(tree);
        return value;
    }

    /**
     * Reads a JSON text whose root must be an object.
     *
     * @throws JsonException if it is not one JSON object, or exceeds the limits of {@link JsonLimits#forMessages()}
     */
    public static JsonObject parseObject(byte[] text) {
        if (parse(text) instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("the text is JSON, but no object", 1, 1);
    }

    /**
     * Reads a JSON or YAML document, keeping the line of each member and item. A text whose first character (after
     * white space and a byte order mark) is a brace or bracket is JSON, anything else is YAML.
     *
     * @throws JsonException if it is neither, or exceeds the limits
     */
    public static JsonValue parseDocument(byte[] text, JsonLimits limits) {
        return looksLikeJson(text) ? JsonReader.document(text, limits) : YamlReader.read(text, limits);
    }

    private static boolean looksLikeJson(byte[] text) {
        int i = text.length >= 3 && (text[0] & 0xff) == 0xef && (text[1] & 0xff) == 0xbb && (text[2] & 0xff) == 0xbf
                ? 3
                : 0;
        while (i < text.length && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r')) {
            i++;
        }
        return i < text.length && (text[i] == '{' || text[i] == '[');
    }
}

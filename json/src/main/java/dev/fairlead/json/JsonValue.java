package dev.fairlead.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON value (RFC 8259 §3). Equality is by content; two numbers are equal when their texts denote the same
 * value in the same kind (integer or decimal). Safe for use by any number of threads.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /** Returns the word for this kind of value in messages: {@code object}, {@code array}, {@code string} and so on. */
    String kind();

    /**
     * Returns the value at an RFC 6901 pointer below this one.
     *
     * @param pointer for instance {@code /error/code}; empty for this value itself
     * @return null where nothing is there
     * @throws IllegalArgumentException if the pointer is neither empty nor begins with {@code /}
     */
    default @Nullable JsonValue at(String pointer) {
        return JsonPointer.find(this, pointer);
    }

    /** Returns this value as compact JSON text. */
    String toJson();

    /** Returns this value as JSON text, indented by two spaces. */
    default String toPrettyJson() {
        return JsonWriter.pretty(this);
    }

    /**
     * Returns the JSON value for a plain Java one.
     *
     * @param value null, a {@code JsonValue}, {@code CharSequence}, {@code Number}, {@code Boolean}, {@code Map} with
     *     string keys, or {@code Iterable}; nested to any depth
     * @throws IllegalArgumentException for any other type, naming it
     */
    static JsonValue of(@Nullable Object value) {
        return JsonConversion.toJson(value);
    }

    /** Returns an array of these values. */
    static JsonArray array(List<? extends JsonValue> values) {
        return JsonArray.of(values);
    }
}

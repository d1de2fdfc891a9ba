package dev.fairlead.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A JSON array. */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {

    private static final JsonArray EMPTY = new JsonArray(new JsonValue[0], JsonObject.NO_LINES);

    private final JsonValue[] items;
    private final int[] lines;

    JsonArray(JsonValue[] items, int[] lines) {
        this.items = items;
        this.lines = lines;
    }

    static JsonArray empty() {
        return EMPTY;
    }

    /** Returns an array of these values. */
    public static JsonArray of(List<? extends JsonValue> values) {
        return values.isEmpty() ? EMPTY : new JsonArray(values.toArray(JsonValue[]::new), JsonObject.NO_LINES);
    }

    /** Returns how many values there are. */
    public int size() {
        return items.length;
    }

    /** Returns whether there is no value. */
    public boolean isEmpty() {
        return items.length == 0;
    }

    /**
     * Returns the value at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public JsonValue get(int index) {
        return items[index];
    }

    /** Returns the line of the text that a value was read from, counted from 1, or 0 where it is not known. */
    public int line(int index) {
        return lines.length == 0 ? 0 : lines[index];
    }

    /** Returns the values as an unmodifiable list. */
    public List<JsonValue> values() {
        return Collections.unmodifiableList(Arrays.asList(items));
    }

    /** Returns the values in order. */
    public Stream<JsonValue> stream() {
        return Arrays.stream(items);
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return values().iterator();
    }

    @Override
    public String kind() {
        return "array";
    }

    @Override
    public String toJson() {
        return JsonWriter.compact(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonArray that && Arrays.equals(items, that.items);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(items);
    }

    @Override
    public String toString() {
        return toJson();
    }
}

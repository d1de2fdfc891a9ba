package dev.fairlead.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object. Members keep the order they were written in; equality ignores that order (RFC 8259 §4 gives it no
 * meaning). Where a text names a member twice, the last one counts.
 */
public final class JsonObject implements JsonValue {

    static final int[] NO_LINES = {};

    private static final JsonObject EMPTY = new JsonObject(Names.NONE, new JsonValue[0], NO_LINES);

    private final Names names;
    private final JsonValue[] values;
    private final int[] lines;

    /**
     * Creates an object.
     *
     * @param lines of the names; empty where they are not known
     */
    JsonObject(Names names, JsonValue[] values, int[] lines) {
        this.names = names;
        this.values = values;
        this.lines = lines;
    }

    /** Returns the object without members. */
    public static JsonObject empty() {
        return EMPTY;
    }

    /** Returns an object with these members, in the map's order. */
    public static JsonObject of(Map<String, ? extends JsonValue> members) {
        return members.isEmpty()
                ? EMPTY
                : new JsonObject(
                        new Names(members.keySet().toArray(String[]::new)),
                        members.values().toArray(JsonValue[]::new),
                        NO_LINES);
    }

    /** Returns a builder without members. */
    public static Builder builder() {
        return new Builder(new LinkedHashMap<>());
    }

    /** Returns a builder that starts with this object's members. */
    public Builder toBuilder() {
        return new Builder(new LinkedHashMap<>(members()));
    }

    /** Returns how many members there are. */
    public int size() {
        return values.length;
    }

    /** Returns whether there is no member. */
    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Returns whether there is a member of this name, a null one included. */
    public boolean has(String name) {
        return names.find(name) >= 0;
    }

    /** Returns the member of this name, {@link JsonNull} included; null where there is none. */
    public @Nullable JsonValue get(String name) {
        int position = names.find(name);
        return position < 0 ? null : values[position];
    }

    /** Returns the member of this name if it is a string; null for anything else. */
    public @Nullable String string(String name) {
        return get(name) instanceof JsonString text ? text.value() : null;
    }

    /** Returns the member of this name if it is an object; null for anything else. */
    public @Nullable JsonObject object(String name) {
        return get(name) instanceof JsonObject object ? object : null;
    }

    /** Returns the member of this name if it is an array; null for anything else. */
    public @Nullable JsonArray array(String name) {
        return get(name) instanceof JsonArray array ? array : null;
    }

    /** Returns the member of this name if it is an integer that fits; null for anything else. */
    public @Nullable Long integer(String name) {
        return get(name) instanceof JsonNumber number && number.isInteger() ? fitting(number) : null;
    }

    private static @Nullable Long fitting(JsonNumber number) {
        try {
            return number.longValue();
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    /** Returns whether the member of this name is {@code true}. */
    public boolean isTrue(String name) {
        return get(name) == JsonBoolean.TRUE;
    }

    /** Returns the text of a string, number or boolean member; empty for anything else. */
    public Optional<String> text(String name) {
        return switch (get(name)) {
            case JsonString text -> Optional.of(text.value());
            case JsonNumber number -> Optional.of(number.toJson());
            case JsonBoolean bool -> Optional.of(bool.toJson());
            case null, default -> Optional.empty();
        };
    }

    /** Returns the line of the text that a member's name was read from, from 1; 0 where it is not known or not there. */
    public int line(String name) {
        int position = names.find(name);
        return lines.length == 0 || position < 0 ? 0 : lines[position];
    }

    /** Returns the names in their order. */
    public List<String> names() {
        return Collections.unmodifiableList(names.asList());
    }

    /** Calls the consumer for each member in order. */
    public void forEach(BiConsumer<? super String, ? super JsonValue> consumer) {
        for (int i = 0; i < values.length; i++) {
            consumer.accept(names.get(i), values[i]);
        }
    }

    /** Returns the members as an unmodifiable map in their order. */
    public Map<String, JsonValue> members() {
        Map<String, JsonValue> members = LinkedHashMap.newLinkedHashMap(values.length);
        forEach(members::put);
        return Collections.unmodifiableMap(members);
    }

    @Override
    public String kind() {
        return "object";
    }

    @Override
    public String toJson() {
        return JsonWriter.compact(this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof JsonObject that && members().equals(that.members()));
    }

    @Override
    public int hashCode() {
        return members().hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }

    /** Collects the members of an object. Not for use by several threads at once. */
    public static final class Builder {

        private final Map<String, JsonValue> members;

        private Builder(Map<String, JsonValue> members) {
            this.members = members;
        }

        /**
         * Sets a member, replacing one of the same name in its place.
         *
         * @param value anything that {@link JsonValue#of} takes
         */
        public Builder put(String name, @Nullable Object value) {
            members.put(name, JsonValue.of(value));
            return this;
        }

        /** Sets a member unless the value is null. */
        public Builder putIfPresent(String name, @Nullable Object value) {
            return value == null ? this : put(name, value);
        }

        /** Sets all members of another object. */
        public Builder putAll(JsonObject other) {
            other.forEach(members::put);
            return this;
        }

        /** Takes a member away, if there is one. */
        public Builder remove(String name) {
            members.remove(name);
            return this;
        }

        /** Returns the object. */
        public JsonObject build() {
            return JsonObject.of(members);
        }
    }
}

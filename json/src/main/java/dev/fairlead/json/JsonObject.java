package dev.fairlead.json;

import java.util.Arrays;
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

    private static final JsonObject EMPTY = new JsonObject(new String[0], new JsonValue[0], null);

    private final String[] names;
    private final JsonValue[] values;
    private final int @Nullable [] lines;
    /** Positions by name, made on the first look-up in a large object where it is not known yet; racing threads make equal ones. */
    private volatile @Nullable Names index;

    JsonObject(String[] names, JsonValue[] values, int @Nullable [] lines) {
        this.names = names;
        this.values = values;
        this.lines = lines;
    }

    JsonObject(Names names, JsonValue[] values, int @Nullable [] lines) {
        this(names.toArray(), values, lines);
        this.index = names.size() > Names.FEW ? names : null;
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
                        members.keySet().toArray(String[]::new),
                        members.values().toArray(JsonValue[]::new),
                        null);
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
        return names.length;
    }

    /** Returns whether there is no member. */
    public boolean isEmpty() {
        return names.length == 0;
    }

    /** Returns whether there is a member of this name, a null one included. */
    public boolean has(String name) {
        return position(name) >= 0;
    }

    /** Returns the member of this name, {@link JsonNull} included; null where there is none. */
    public @Nullable JsonValue get(String name) {
        int position = position(name);
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
        int position = position(name);
        return lines == null || position < 0 ? 0 : lines[position];
    }

    /** Returns the names in their order. */
    public List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /** Calls the consumer for each member in order. */
    public void forEach(BiConsumer<? super String, ? super JsonValue> consumer) {
        for (int i = 0; i < names.length; i++) {
            consumer.accept(names[i], values[i]);
        }
    }

    /** Returns the members as an unmodifiable map in their order. */
    public Map<String, JsonValue> members() {
        Map<String, JsonValue> members = LinkedHashMap.newLinkedHashMap(names.length);
        forEach(members::put);
        return Collections.unmodifiableMap(members);
    }

    private int position(String name) {
        if (names.length > Names.FEW) {
            return indexed().find(name);
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Names indexed() {
        Names known = index;
        if (known == null) {
            known = new Names(names);
            index = known;
        }
        return known;
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

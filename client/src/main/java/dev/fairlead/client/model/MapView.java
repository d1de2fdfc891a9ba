package dev.fairlead.client.model;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object seen as a map; nothing is decoded before it is asked for. */
final class MapView<T> extends AbstractMap<String, T> {

    private final JsonObject object;
    private final Decoder<T> values;
    private final Place place;

    MapView(JsonObject object, Decoder<T> values, Place place) {
        this.object = object;
        this.values = values;
        this.place = place;
    }

    @Override
    public int size() {
        return object.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && object.has(name);
    }

    @Override
    public @Nullable T get(@Nullable Object key) {
        if (!(key instanceof String name)) {
            return null;
        }
        JsonValue value = object.get(name);
        return value == null ? null : values.decode(value, place.member(name));
    }

    @Override
    public Set<Map.Entry<String, T>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, T>> {

        @Override
        public int size() {
            return object.size();
        }

        @Override
        public Iterator<Map.Entry<String, T>> iterator() {
            return object.members().entrySet().stream()
                    .map(member ->
                            Map.entry(member.getKey(), values.decode(member.getValue(), place.member(member.getKey()))))
                    .iterator();
        }
    }
}

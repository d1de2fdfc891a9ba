package dev.fairlead.client.model;

import dev.fairlead.json.JsonArray;
import java.util.AbstractList;
import java.util.RandomAccess;

/** An array seen as a list; nothing is decoded before it is asked for. */
final class ListView<T> extends AbstractList<T> implements RandomAccess {

    private final JsonArray array;
    private final Decoder<T> items;
    private final Place place;

    ListView(JsonArray array, Decoder<T> items, Place place) {
        this.array = array;
        this.items = items;
        this.place = place;
    }

    @Override
    public T get(int index) {
        return items.decode(array.get(index), place.item(index));
    }

    @Override
    public int size() {
        return array.size();
    }
}

package dev.fairlead.sandbox.store;

import dev.fairlead.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a sandbox remembers, by kind of object. Safe for use by any number of threads. */
public interface Stores {

    /**
     * Returns the store for a kind of object, made on first use.
     *
     * @param kind for instance {@code customer}
     */
    ObjectStore of(String kind);

    /** Returns the object with this id, of whatever kind, or null. */
    @Nullable
    JsonObject find(String id);

    /** Returns how many objects there are of each kind, in the order of the kinds' names. */
    Map<String, Integer> sizes();

    /** Returns empty stores in memory. */
    static Stores inMemory() {
        return new MemoryStores();
    }
}

package dev.fairlead.sandbox.store;

import dev.fairlead.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores in memory, with one index over all ids. */
final class MemoryStores implements Stores {

    private final Map<String, MemoryStore> stores = new ConcurrentHashMap<>();
    private final Map<String, MemoryStore> owners = new ConcurrentHashMap<>();

    @Override
    public ObjectStore of(String kind) {
        return stores.computeIfAbsent(kind, name -> new MemoryStore(owners));
    }

    @Override
    public @Nullable JsonObject find(String id) {
        MemoryStore owner = owners.get(id);
        return owner == null ? null : owner.get(id);
    }

    @Override
    public Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        stores.forEach((kind, store) -> sizes.put(kind, store.size()));
        return sizes;
    }
}

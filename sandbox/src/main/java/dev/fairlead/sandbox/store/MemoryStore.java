package dev.fairlead.sandbox.store;

import dev.fairlead.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One kind of object in memory: by id, and by the order in which they were made. */
final class MemoryStore implements ObjectStore {

    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, Long> positions = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, JsonObject> objects = new ConcurrentSkipListMap<>();
    private final Map<String, MemoryStore> owners;

    MemoryStore(Map<String, MemoryStore> owners) {
        this.owners = owners;
    }

    @Override
    public @Nullable JsonObject get(String id) {
        Long position = positions.get(id);
        return position == null ? null : objects.get(position);
    }

    @Override
    public void put(String id, JsonObject object) {
        Long position = positions.computeIfAbsent(id, fresh -> sequence.incrementAndGet());
        objects.put(position, object);
        owners.put(id, this);
    }

    @Override
    public @Nullable JsonObject remove(String id) {
        Long position = positions.remove(id);
        owners.remove(id, this);
        return position == null ? null : objects.remove(position);
    }

    @Override
    public int size() {
        return positions.size();
    }

    @Override
    public @Nullable String newestId() {
        return positions.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    @Override
    public Stream<JsonObject> newestFirst() {
        return objects.descendingMap().values().stream();
    }

    @Override
    public @Nullable Stream<JsonObject> olderThan(String id) {
        Long position = positions.get(id);
        return position == null ? null : objects.headMap(position, false).descendingMap().values().stream();
    }

    @Override
    public @Nullable Stream<JsonObject> newerThan(String id) {
        Long position = positions.get(id);
        return position == null ? null : objects.tailMap(position, false).values().stream();
    }
}

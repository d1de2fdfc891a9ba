package dev.fairlead.demo.everycall;

import dev.fairlead.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ids of objects that came back so far, by the path of the collection that they are in. */
final class KnownIds {

    private final Map<String, String> byCollection = new HashMap<>();

    void remember(String collection, JsonObject object) {
        String id = object.string("id");
        if (id != null) {
            byCollection.putIfAbsent(collection, id);
        }
    }

    /** Returns an id for the variable that stands after this path. */
    String after(String collection) {
        String last = collection.substring(collection.lastIndexOf('/') + 1);
        return Optional.ofNullable(byCollection.get(collection))
                .or(() -> named(last.endsWith("s") ? last.substring(0, last.length() - 1) : last))
                .orElse("missing_1");
    }

    /** Returns the id of some object that a parameter of this name may mean. */
    Optional<String> named(String name) {
        return byCollection.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/" + name + "s"))
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }
}

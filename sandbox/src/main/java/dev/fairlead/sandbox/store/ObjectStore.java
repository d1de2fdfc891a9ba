package dev.fairlead.sandbox.store;

import dev.fairlead.json.JsonObject;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one kind. Objects are immutable values: a change puts a new one under the same id. Implementations are
 * safe for use by any number of threads; a stream reflects the objects at some moment during its use.
 */
public interface ObjectStore {

    /** Returns the object with this id, or null. */
    @Nullable
    JsonObject get(String id);

    /** Puts an object under an id; one that is there already is replaced and keeps its place in the order. */
    void put(String id, JsonObject object);

    /** Takes the object away and returns it, or null if there was none. */
    @Nullable
    JsonObject remove(String id);

    /** Returns how many objects there are. */
    int size();

    /** Returns the id of the object that was made last; null where there is none. */
    @Nullable
    String newestId();

    /** Returns all objects, newest first. */
    Stream<JsonObject> newestFirst();

    /**
     * Returns the objects made before the one with this id, newest first.
     *
     * @return null if there is no object with this id
     */
    @Nullable
    Stream<JsonObject> olderThan(String id);

    /**
     * Returns the objects made after the one with this id, oldest first.
     *
     * @return null if there is no object with this id
     */
    @Nullable
    Stream<JsonObject> newerThan(String id);
}

package dev.fairlead.sandbox.core;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.store.ObjectStore;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages of lists, newest first, cut by a cursor that is the id of an object. */
public final class Listing {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    private Listing() {}

    /**
     * Returns a page of the objects of a store.
     *
     * @param request its {@code limit}, {@code starting_after} and {@code ending_before} choose the page
     * @param kind the provider's word for the objects, for messages
     * @throws ApiFailure if the limit is not from 1 to 100 or a cursor names no object
     */
    public static JsonObject page(ObjectStore store, ApiRequest request, String kind, Predicate<JsonObject> filter) {
        int limit = limit(request.params());
        String after = request.params().string("starting_after");
        String before = request.params().string("ending_before");
        if (after != null && before != null) {
            throw ApiFailure.invalid("Only one of starting_after and ending_before can be given.")
                    .code("parameters_exclusive")
                    .param("starting_after");
        }
        if (before != null) {
            List<JsonObject> found =
                    some(from(store.newerThan(before), kind, before, "ending_before"), filter, limit + 1);
            List<JsonObject> page =
                    found.subList(0, Math.min(limit, found.size())).reversed();
            return list(page, found.size() > limit, request.path());
        }
        Stream<JsonObject> objects =
                after == null ? store.newestFirst() : from(store.olderThan(after), kind, after, "starting_after");
        List<JsonObject> found = some(objects, filter, limit + 1);
        return list(found.subList(0, Math.min(limit, found.size())), found.size() > limit, request.path());
    }

    /** Returns a whole list in the provider's form. */
    public static JsonObject list(List<JsonObject> data, boolean hasMore, String url) {
        return JsonObject.builder()
                .put("object", "list")
                .put("data", JsonArray.of(data))
                .put("has_more", hasMore)
                .put("url", url)
                .build();
    }

    /**
     * Returns the size of a page.
     *
     * @throws ApiFailure if it is not from 1 to 100
     */
    public static int limit(JsonObject params) {
        Long limit = params.integer("limit");
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiFailure.invalid("Invalid limit: it is from 1 to " + MAX_LIMIT + ", not " + limit + ".")
                    .code("parameter_invalid_integer")
                    .param("limit");
        }
        return limit.intValue();
    }

    private static Stream<JsonObject> from(@Nullable Stream<JsonObject> objects, String kind, String id, String param) {
        if (objects == null) {
            throw ApiFailure.missing(kind, id, param).status(400);
        }
        return objects;
    }

    private static List<JsonObject> some(Stream<JsonObject> objects, Predicate<JsonObject> filter, int most) {
        return objects.filter(filter).limit(most).toList();
    }
}

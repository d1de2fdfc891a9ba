package dev.fairlead.sandbox.stripe;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Filter;
import dev.fairlead.sandbox.core.Ids;
import dev.fairlead.sandbox.core.Listing;
import dev.fairlead.sandbox.store.ObjectStore;
import dev.fairlead.sandbox.store.Stores;

/** The one account of the sandbox: its objects, its ids, its events. */
final class Account {

    private static final int ID_LENGTH = 24;

    final EventLog events;
    private final Stores stores;
    private final Ids ids;

    Account(Stores stores, Ids ids, EventLog events) {
        this.stores = stores;
        this.ids = ids;
        this.events = events;
    }

    String newId(String prefix) {
        return ids.next(prefix, ID_LENGTH);
    }

    String shortId(String prefix) {
        return ids.next(prefix, 14);
    }

    /** Returns a text that nobody guesses and that is the same for the same seed and words. */
    String derived(String words, int length) {
        return ids.derived(words, length);
    }

    ObjectStore all(String kind) {
        return stores.of(kind);
    }

    /** Stores an object under its kind and id, and returns it. */
    JsonObject save(JsonObject object) {
        String kind = object.string("object");
        String id = object.string("id");
        if (kind == null || id == null) {
            throw new IllegalStateException("an object has a kind and an id");
        }
        stores.of(kind).put(id, object);
        return object;
    }

    /** Takes an object away and returns what is told of it from now on. */
    JsonObject delete(JsonObject object) {
        String kind = String.valueOf(object.string("object"));
        String id = String.valueOf(object.string("id"));
        stores.of(kind).remove(id);
        JsonObject stub = JsonObject.builder()
                .put("id", id)
                .put("object", kind)
                .put("deleted", true)
                .build();
        stores.of("deleted_" + kind).put(id, stub);
        return stub;
    }

    /** Returns the object that the path names: 404 if there is none. */
    JsonObject named(String kind, ApiRequest request) {
        return named(kind, request.argument(0));
    }

    /** Returns the object with this id: 404 if there is none. */
    JsonObject named(String kind, String id) {
        JsonObject found = stores.of(kind).get(id);
        if (found == null) {
            throw ApiFailure.missing(word(kind), id, kind.endsWith("_intent") ? "intent" : "id");
        }
        return found;
    }

    /** Returns the object that a parameter names: 400 if there is none. */
    JsonObject referenced(String kind, String id, String param) {
        JsonObject found = stores.of(kind).get(id);
        if (found == null) {
            throw ApiFailure.missing(word(kind), id, param).status(400);
        }
        return found;
    }

    private static String word(String kind) {
        return kind.replace("payment_method", "PaymentMethod");
    }

    /** Returns a page of the objects of a kind, filtered by the parameters of these names and by {@code created}. */
    JsonObject list(String kind, ApiRequest request, String... filters) {
        return Listing.page(stores.of(kind), request, kind, Filter.by(request.params(), filters));
    }
}

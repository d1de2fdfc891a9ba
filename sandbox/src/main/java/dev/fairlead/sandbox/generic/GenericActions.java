package dev.fairlead.sandbox.generic;

import dev.fairlead.description.Schema;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.Action;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Filter;
import dev.fairlead.sandbox.core.Ids;
import dev.fairlead.sandbox.core.Listing;
import dev.fairlead.sandbox.store.ObjectStore;
import dev.fairlead.sandbox.store.Stores;
import dev.fairlead.sandbox.wire.Route;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * What is done for operations that nobody knows more of than the description tells. What was made is listed, read,
 * changed and taken away; what cannot be made is made up on reading. Thread-safe.
 */
public final class GenericActions {

    private static final int ID_LENGTH = 24;

    private final Stores stores;
    private final Ids ids;
    private final Prefixes prefixes;
    private final Set<String> makeable = new HashSet<>();

    /**
     * Creates the actions.
     *
     * @param routes all routes of the description
     */
    public GenericActions(Stores stores, Ids ids, Prefixes prefixes, List<Route> routes) {
        this.stores = stores;
        this.ids = ids;
        this.prefixes = prefixes;
        for (Route route : routes) {
            Shape shape = Shape.of(route.operation(), route.shape());
            if (shape.role() == Shape.Role.CREATE
                    || (shape.role() == Shape.Role.ACT && route.shape().startsWith("POST"))) {
                makeable.add(route.shape().substring("POST ".length()));
            }
        }
    }

    /** Returns what is done for an operation. */
    public Action of(Route route) {
        Shape shape = Shape.of(route.operation(), route.shape());
        return switch (shape.role()) {
            case LIST -> request -> list(shape, request);
            case CREATE -> request -> create(shape, request);
            case READ -> request -> read(shape, request);
            case UPDATE -> request -> update(shape, request);
            case DELETE -> request -> delete(shape, request);
            case ACT -> request -> act(shape, route, request);
            case ANSWER -> request -> answer(shape, request);
        };
    }

    /** The objects below one particular object are a collection of their own. */
    private ObjectStore store(String collection, ApiRequest request) {
        String name = collection;
        for (String argument : request.arguments()) {
            name = name.replaceFirst("\\{}", Matcher.quoteReplacement(argument));
        }
        return stores.of(name);
    }

    private JsonObject list(Shape shape, ApiRequest request) {
        String[] filters = request.params().names().stream()
                .filter(name -> !Set.of("limit", "starting_after", "ending_before", "created")
                        .contains(name))
                .filter(name -> hasProperty(shape, name))
                .toArray(String[]::new);
        JsonObject page = Listing.page(
                store(shape.collection(), request), request, shape.kind(), Filter.by(request.params(), filters));
        return Optional.ofNullable(shape.answer())
                .map(answer -> answer.properties().get("url"))
                .flatMap(Synthesis::fixedStart)
                .filter(start -> !request.path().startsWith(start))
                .map(start -> page.toBuilder().put("url", start).build())
                .orElse(page);
    }

    private static boolean hasProperty(Shape shape, String name) {
        Schema items = Shape.items(shape.answer());
        return items != null
                && Synthesis.objectOf(items)
                        .map(object -> object.properties().containsKey(name))
                        .orElse(false);
    }

    private JsonObject create(Shape shape, ApiRequest request) {
        String own = request.params().string("id");
        String id = own == null || own.isEmpty() ? ids.next(prefixes.of(shape.kind()), ID_LENGTH) : own;
        JsonObject made = made(shape, id, request);
        store(shape.collection(), request).put(id, made);
        return made;
    }

    private JsonObject made(Shape shape, String id, ApiRequest request) {
        Schema answer = shape.answer();
        if (answer == null) {
            return JsonObject.empty();
        }
        Map<String, JsonValue> known = new LinkedHashMap<>(request.params().members());
        known.put("id", new JsonString(id));
        return new Synthesis(request.now()).object(answer, known);
    }

    private static String lastArgument(ApiRequest request) {
        return request.arguments().getLast();
    }

    private JsonObject existing(Shape shape, ApiRequest request, String id) {
        JsonObject known = store(shape.collection(), request).get(id);
        if (known != null) {
            return known;
        }
        if (makeable.contains(shape.collection())) {
            throw ApiFailure.missing(shape.kind().isEmpty() ? "object" : shape.kind(), id, "id");
        }
        return made(shape, id, request);
    }

    private JsonObject read(Shape shape, ApiRequest request) {
        return existing(shape, request, lastArgument(request));
    }

    private JsonObject update(Shape shape, ApiRequest request) {
        String id = lastArgument(request);
        JsonObject changed = changed(shape, existing(shape, request, id), request);
        store(shape.collection(), request).put(id, changed);
        return changed;
    }

    private JsonObject changed(Shape shape, JsonObject before, ApiRequest request) {
        Schema answer = shape.answer();
        if (answer == null) {
            return before;
        }
        Map<String, JsonValue> known = new LinkedHashMap<>(before.members());
        known.putAll(request.params().members());
        JsonValue metadata = before.get("metadata");
        JsonValue more = request.params().get("metadata");
        if (metadata instanceof JsonObject old && more instanceof JsonObject changes) {
            JsonObject.Builder merged = old.toBuilder();
            changes.forEach((name, value) -> {
                if (value instanceof JsonString text && text.value().isEmpty()) {
                    merged.remove(name);
                } else {
                    merged.put(name, value);
                }
            });
            known.put("metadata", merged.build());
        }
        return before.toBuilder()
                .putAll(new Synthesis(request.now()).object(answer, known))
                .build();
    }

    private JsonObject delete(Shape shape, ApiRequest request) {
        String id = lastArgument(request);
        JsonObject before = existing(shape, request, id);
        store(shape.collection(), request).remove(id);
        Schema answer = shape.answer();
        if (answer == null) {
            return JsonObject.empty();
        }
        Map<String, JsonValue> known = new LinkedHashMap<>(before.members());
        known.put("deleted", JsonValue.of(true));
        return new Synthesis(request.now()).object(answer, known);
    }

    /** An action on one object gives the object itself a new state, or makes an object below it. */
    private JsonObject act(Shape shape, Route route, ApiRequest request) {
        String below = route.shape().substring("POST ".length());
        JsonObject one = store(shape.collection(), request).get(lastArgument(request));
        if (one == null || !one.text("object").equals(Optional.of(shape.kind()))) {
            boolean listed =
                    shape.answer() != null && shape.answer().properties().containsKey("id");
            return listed
                    ? create(new Shape(Shape.Role.CREATE, below, shape.answer(), shape.kind(), ""), request)
                    : answer(shape, request);
        }
        JsonObject changed = Verbs.applied(shape, changed(shape, one, request));
        store(shape.collection(), request).put(lastArgument(request), changed);
        return changed;
    }

    private JsonObject answer(Shape shape, ApiRequest request) {
        return made(shape, shape.kind().isEmpty() ? "id" : ids.next(prefixes.of(shape.kind()), ID_LENGTH), request);
    }
}

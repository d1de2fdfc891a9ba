package dev.fairlead.sandbox.generic;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Pagination;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.core.Handler;
import dev.fairlead.sandbox.core.Ids;
import dev.fairlead.sandbox.core.Response;
import dev.fairlead.sandbox.store.ObjectStore;
import dev.fairlead.sandbox.store.Stores;
import dev.fairlead.sandbox.synthesis.SchemaValues;
import dev.fairlead.sandbox.wire.Route;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is done for the operations of any description. What was made is listed, read, changed and taken away; what cannot be made is
 * made up on reading; everything else is answered and forgotten. Thread-safe.
 */
public final class OpenActions {

    private static final String ONLY_ONE = "(only)";

    private final Stores stores;
    private final NewIds ids;
    private final Answers answers;
    private final List<Pagination> pagination;
    private final Map<String, String> items = new HashMap<>();
    private final Set<String> settings = new HashSet<>();
    private final Map<String, Route> posted = new HashMap<>();
    private final Map<String, Set<Schema>> idParameters = new HashMap<>();
    private final Map<String, Boolean> makeable = new ConcurrentHashMap<>();

    /**
     * Creates the actions.
     *
     * @param routes all routes of the description
     */
    public OpenActions(Stores stores, Ids ids, Answers answers, List<Pagination> pagination, List<Route> routes) {
        this.stores = stores;
        this.ids = new NewIds(ids);
        this.answers = answers;
        this.pagination = List.copyOf(pagination);
        Set<String> read = new HashSet<>();
        Set<String> changed = new HashSet<>();
        for (Route route : routes) {
            String path = Resource.path(route);
            if (path.endsWith("/{}")) {
                items.putIfAbsent(
                        path.substring(0, path.length() - 3),
                        route.variables().isEmpty() ? "" : route.variables().getLast());
            }
            for (int end = path.indexOf("/{}"), at = 0; end >= 0; end = path.indexOf("/{}", end + 3), at++) {
                addIdParameter(path.substring(0, end), route, at);
            }
            switch (route.operation().method()) {
                case "GET" -> read.add(path);
                case "PUT", "PATCH" -> changed.add(path);
                case "POST" -> posted.putIfAbsent(path, route);
                default -> {}
            }
        }
        settings.addAll(read.stream()
                .filter(path -> changed.contains(path) && !items.containsKey(path))
                .collect(Collectors.toSet()));
    }

    /** Returns what is done for an operation. */
    public Handler of(Route route) {
        Resource resource = Resource.of(route, items, settings);
        ApiOperation operation = route.operation();
        return switch (resource.role()) {
            case LIST -> list(resource, operation);
            case CREATE -> request -> create(resource, operation, request);
            case READ -> request -> answered(operation, resource, existing(resource, request), request);
            case UPDATE -> request -> update(resource, operation, request);
            case DELETE -> request -> delete(resource, operation, request);
            case READ_ONLY_ONE ->
                request -> answered(operation, resource, stored(resource, request, ONLY_ONE), request);
            case UPDATE_ONLY_ONE -> request -> updateOnlyOne(resource, operation, request);
            case ANSWER -> request -> answers.success(operation, null, request.accept(), request.now());
        };
    }

    /** What every operation says of the ids in a collection: one that is made fits them all. */
    private void addIdParameter(String collection, Route route, int variable) {
        List<String> variables = route.variables();
        if (variable < variables.size()) {
            route.operation().parameters(ApiParameter.Place.PATH).stream()
                    .filter(parameter -> parameter.name().equals(variables.get(variable)))
                    .map(ApiParameter::schema)
                    .forEach(idParameters.computeIfAbsent(collection, fresh -> new LinkedHashSet<>())::add);
        }
    }

    /** Looked at on first use: a description may have 20,000 operations of which few are called. */
    private boolean canBeMade(String collection) {
        Route route = posted.get(collection);
        return route != null
                && makeable.computeIfAbsent(
                        collection, path -> Resource.of(route, items, settings).role() == Resource.Role.CREATE);
    }

    /** The objects below one particular object are a collection of their own. */
    private ObjectStore store(String collection, ApiRequest request) {
        String name = collection;
        for (String argument : request.arguments()) {
            name = name.replaceFirst("\\{}", Matcher.quoteReplacement(argument));
        }
        return stores.of(name);
    }

    private @Nullable JsonObject stored(Resource resource, ApiRequest request, String id) {
        return store(resource.collection(), request).get(id);
    }

    private @Nullable JsonObject existing(Resource resource, ApiRequest request) {
        String id = request.arguments().getLast();
        JsonObject known = stored(resource, request, id);
        if (known == null && canBeMade(resource.collection())) {
            String words = resource.collection().replaceAll("/\\{}", "");
            throw ApiFailure.missing(words.substring(words.lastIndexOf('/') + 1), id, "id");
        }
        return known;
    }

    private Response answered(
            ApiOperation operation, Resource resource, @Nullable JsonObject known, ApiRequest request) {
        JsonValue example = answers.example(operation, request.now());
        View view = resource.view();
        if (example == null || view == null) {
            return answers.success(operation, null, request.accept(), request.now());
        }
        JsonObject members = known == null ? named(view, request) : known;
        return answers.success(operation, overlaid(example, view, members), request.accept(), request.now());
    }

    /** What nobody made has the id by which it was asked for. */
    private static JsonObject named(View view, ApiRequest request) {
        if (view.id().isEmpty() || request.arguments().isEmpty()) {
            return JsonObject.empty();
        }
        List<Schema> schemas = SchemaValues.properties(view.schema()).getOrDefault(view.id(), List.of());
        String id = request.arguments().getLast();
        boolean number =
                schemas.stream().anyMatch(schema -> schema.type().name().matches("INTEGER|NUMBER"));
        return number && id.matches("[0-9]{1,18}")
                ? JsonObject.builder().put(view.id(), Long.parseLong(id)).build()
                : JsonObject.builder().put(view.id(), id).build();
    }

    /** Puts members into the object of an answer: all that leave it valid. */
    private static JsonValue overlaid(JsonValue answer, View view, JsonObject known) {
        JsonValue before = Pointers.get(answer, view.path());
        if (!(before instanceof JsonObject made)) {
            return answer;
        }
        JsonObject fitting = SchemaValues.fitting(view.schema(), known);
        JsonObject all = made.toBuilder().putAll(fitting).build();
        if (!isValid(all, view) && isValid(made, view)) {
            all = made;
            for (String name : fitting.names()) {
                JsonObject more = all.toBuilder().put(name, fitting.get(name)).build();
                all = isValid(more, view) ? more : all;
            }
        }
        return isValid(all, view) ? Pointers.with(answer, view.path(), all) : answer;
    }

    private static boolean isValid(JsonObject object, View view) {
        return SchemaValidator.validate(object, view.schema()).isEmpty();
    }

    private Handler list(Resource resource, ApiOperation operation) {
        View view = resource.view();
        Schema answer = Declared.success(operation)
                .flatMap(ApiResponse::json)
                .map(ApiContent::schema)
                .orElse(null);
        if (view == null || answer == null) {
            return request -> answers.success(operation, null, request.accept(), request.now());
        }
        Pages pages = new Pages(operation, view, answer, pagination);
        return request -> {
            JsonValue example = answers.example(operation, request.now());
            JsonValue body = example == null ? JsonObject.empty() : example;
            List<JsonValue> all = items(resource, view, body, request);
            Pages.Page page = pages.page(body, all, request, request.link());
            Response response = answers.success(operation, page.body(), request.accept(), request.now());
            for (Map.Entry<String, String> header : page.headers().entrySet()) {
                response = response.with(header.getKey(), header.getValue());
            }
            return response;
        };
    }

    /** What cannot be made is shown as the description shows it. */
    private List<JsonValue> items(Resource resource, View view, JsonValue body, ApiRequest request) {
        ObjectStore store = store(resource.collection(), request);
        if (store.size() == 0 && !canBeMade(resource.collection())) {
            return Pointers.get(body, view.path()) instanceof JsonArray shown ? shown.values() : List.of();
        }
        JsonValue item = SchemaValues.answers(request.now()).value(view.schema());
        return store.newestFirst()
                .map(known -> overlaid(item, new View(List.of(), view.schema(), view.id()), known))
                .toList();
    }

    private Response create(Resource resource, ApiOperation operation, ApiRequest request) {
        View view = resource.view();
        JsonValue example = answers.example(operation, request.now());
        if (view == null || example == null) {
            return answers.success(operation, null, request.accept(), request.now());
        }
        List<Schema> idSchemas = SchemaValues.properties(view.schema()).getOrDefault(view.id(), List.of());
        JsonObject said = said(view, request);
        JsonObject own = SchemaValues.fitting(
                view.schema(),
                said.has(view.id())
                        ? JsonObject.builder()
                                .put(view.id(), said.get(view.id()))
                                .build()
                        : JsonObject.empty());
        JsonValue id = text(own.get(view.id())).isEmpty()
                ? ids.next(idSchemas, idParameters.getOrDefault(resource.collection(), Set.of()))
                : own.get(view.id());
        JsonObject members = said.toBuilder().put(view.id(), id).build();
        JsonValue whole = overlaid(example, view, members);
        if (Pointers.get(whole, view.path()) instanceof JsonObject made) {
            store(resource.collection(), request).put(text(id), kept(said, made));
        }
        return answers.success(operation, whole, request.accept(), request.now());
    }

    /** What was said but is not answered here may be answered elsewhere. */
    private static JsonObject kept(JsonObject said, JsonObject made) {
        return said.toBuilder().putAll(made).build();
    }

    private static String text(@Nullable JsonValue value) {
        return value instanceof JsonString text ? text.value() : value == null ? "" : value.toJson();
    }

    /** The members of the body; wrapped ones without their wrapping. */
    private static JsonObject said(@Nullable View view, ApiRequest request) {
        JsonObject body = request.body() instanceof JsonObject object ? object : JsonObject.empty();
        String wrapping =
                view == null || view.path().isEmpty() ? "" : view.path().getLast();
        JsonObject inner = body.size() == 1 ? body.object(wrapping) : null;
        return inner == null ? body : inner;
    }

    private Response update(Resource resource, ApiOperation operation, ApiRequest request) {
        String id = request.arguments().getLast();
        boolean makes =
                operation.method().equals("PUT") && operation.responses().containsKey("201");
        JsonObject before = makes ? stored(resource, request, id) : existing(resource, request);
        JsonObject old = before == null
                ? resource.view() == null ? JsonObject.empty() : named(resource.view(), request)
                : before;
        JsonObject changed = changed(old, said(resource.view(), request), resource.view());
        store(resource.collection(), request).put(id, changed);
        return answered(operation, resource, changed, request);
    }

    private static JsonObject changed(JsonObject old, JsonObject said, @Nullable View view) {
        JsonObject.Builder changed = old.toBuilder().putAll(said);
        if (view != null && old.has(view.id())) {
            changed.put(view.id(), old.get(view.id())); // an id does not change
        }
        return changed.build();
    }

    private Response updateOnlyOne(Resource resource, ApiOperation operation, ApiRequest request) {
        JsonObject before = stored(resource, request, ONLY_ONE);
        JsonObject changed =
                changed(before == null ? JsonObject.empty() : before, said(resource.view(), request), null);
        store(resource.collection(), request).put(ONLY_ONE, changed);
        return answered(operation, resource, changed, request);
    }

    private Response delete(Resource resource, ApiOperation operation, ApiRequest request) {
        JsonObject before = existing(resource, request);
        store(resource.collection(), request).remove(request.arguments().getLast());
        return answered(operation, resource, before, request);
    }
}

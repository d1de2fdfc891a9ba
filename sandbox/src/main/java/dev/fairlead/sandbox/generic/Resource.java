package dev.fairlead.sandbox.generic;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.sandbox.wire.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operation seems to do to what the sandbox remembers, from its method, path and answer.
 *
 * @param role what it does
 * @param collection the path under which the objects are remembered, with empty braces for variables
 * @param view where they stand in the answer; null where there is none
 */
record Resource(Role role, String collection, @Nullable View view) {

    enum Role {
        LIST,
        CREATE,
        READ,
        UPDATE,
        DELETE,
        /** Reads the only one there is. */
        READ_ONLY_ONE,
        /** Changes the only one there is. */
        UPDATE_ONLY_ONE,
        /** Anything else: answered, and forgotten. */
        ANSWER
    }

    /** Returns the path of a route without what does not belong to it: conditions and endings such as {@code .json}. */
    static String path(Route route) {
        String path = route.operation().path().replaceAll("[?#].*$", "").replaceAll("\\{[^{}]*}", "{}");
        return path.replaceAll("\\.(json|xml)$", "").replaceAll("/+$", "");
    }

    /**
     * Recognises an operation.
     *
     * @param items the paths of collections that have an operation on one of their items, with the variable that names it
     * @param settings the paths of objects that are both read and changed without being in a collection
     */
    static Resource of(Route route, Map<String, String> items, Set<String> settings) {
        ApiOperation operation = route.operation();
        String path = path(route);
        Schema answer = answer(operation);
        List<String> variables = route.variables();
        String last = variables.isEmpty() ? "" : variables.getLast();
        if (path.endsWith("/{}")) {
            String collection = path.substring(0, path.length() - 3);
            View view = answer == null ? null : View.ofObject(answer, last).orElse(null);
            Role role = switch (operation.method()) {
                case "GET" -> view == null ? Role.ANSWER : Role.READ;
                case "DELETE" -> Role.DELETE;
                case "PUT", "PATCH", "POST" -> Role.UPDATE;
                default -> Role.ANSWER;
            };
            return new Resource(role, collection, view);
        }
        String variable = items.getOrDefault(path, "");
        if (operation.method().equals("GET") && answer != null) {
            Optional<View> list = View.ofList(answer, variable);
            if (list.isPresent() && items.containsKey(path)) {
                return new Resource(Role.LIST, path, list.get());
            }
            return new Resource(
                    settings.contains(path) ? Role.READ_ONLY_ONE : Role.ANSWER, path, new View(List.of(), answer, ""));
        }
        if (operation.method().equals("POST") && items.containsKey(path) && answer != null) {
            Optional<View> made = View.ofObject(answer, variable);
            return made.map(view -> new Resource(Role.CREATE, path, view))
                    .orElseGet(() -> new Resource(Role.ANSWER, path, null));
        }
        boolean changes = operation.method().equals("PUT") || operation.method().equals("PATCH");
        return changes && settings.contains(path)
                ? new Resource(Role.UPDATE_ONLY_ONE, path, answer == null ? null : new View(List.of(), answer, ""))
                : new Resource(Role.ANSWER, path, null);
    }

    private static @Nullable Schema answer(ApiOperation operation) {
        return Declared.success(operation)
                .flatMap(ApiResponse::json)
                .map(ApiContent::schema)
                .orElse(null);
    }
}

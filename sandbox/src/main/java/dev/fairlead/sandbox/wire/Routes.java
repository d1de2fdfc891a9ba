package dev.fairlead.sandbox.wire;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the operation for a method and a path. Fixed words go before variables. Immutable and thread-safe. */
public final class Routes {

    private final Segment root = new Segment();
    private final List<Route> all = new ArrayList<>();

    /** A route with the values of the path's variables, in order. */
    public record Match(Route route, List<String> arguments) {

        /** Copies the list. */
        public Match {
            arguments = List.copyOf(arguments);
        }
    }

    /** Creates the routes for all operations of a description. */
    public Routes(ApiDescription description) {
        for (ApiOperation operation : description.operations()) {
            Route route = new Route(operation);
            all.add(route);
            Segment here = root;
            for (String part : split(operation.path())) {
                here = here.child(part.contains("{") ? null : part);
            }
            here.routes.putIfAbsent(operation.method(), route);
        }
    }

    /** Returns all routes, in the description's order. */
    public List<Route> all() {
        return List.copyOf(all);
    }

    /**
     * Returns the route for a request.
     *
     * @param segments of the path, decoded
     */
    public Optional<Match> find(String method, List<String> segments) {
        List<String> arguments = new ArrayList<>();
        Route route = root.find(method, segments, 0, arguments);
        return route == null ? Optional.empty() : Optional.of(new Match(route, arguments));
    }

    /** Returns the parts of a path between its slashes. */
    public static List<String> split(String path) {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        return List.of(bare.split("/", -1));
    }

    private static final class Segment {

        final Map<String, Segment> words = new HashMap<>();

        @Nullable
        Segment variable;

        final Map<String, Route> routes = new HashMap<>();

        Segment child(@Nullable String word) {
            if (word != null) {
                return words.computeIfAbsent(word, fresh -> new Segment());
            }
            Segment known = variable == null ? new Segment() : variable;
            variable = known;
            return known;
        }

        @Nullable
        Route find(String method, List<String> segments, int at, List<String> arguments) {
            if (at == segments.size()) {
                return routes.get(method);
            }
            String segment = segments.get(at);
            Segment word = words.get(segment);
            Route found = word == null ? null : word.find(method, segments, at + 1, arguments);
            if (found != null || variable == null || segment.isEmpty()) {
                return found;
            }
            arguments.add(segment);
            found = variable.find(method, segments, at + 1, arguments);
            if (found == null) {
                arguments.removeLast();
            }
            return found;
        }
    }
}

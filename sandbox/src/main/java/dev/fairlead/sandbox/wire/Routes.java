package dev.fairlead.sandbox.wire;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the operation for a request. Fixed words go before variables. An operation is found below the paths of its servers' addresses,
 * and also without them, or below those of the description and the profile. Immutable and thread-safe.
 */
public final class Routes {

    private static final Pattern ADDRESS = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*([^?#]*).*");

    private final Segment whole = new Segment();
    private final Segment bare = new Segment();
    private final List<List<String>> prefixes;
    private final List<Route> all = new ArrayList<>();

    /** A route with the values of the path's variables, in order. */
    public record Match(Route route, List<String> arguments) {

        /** Copies the list. */
        public Match {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Creates the routes for all operations of a description.
     *
     * @param baseUrl the profile's address, whose path may go before that of an operation
     */
    public Routes(ApiDescription description, String baseUrl) {
        Set<String> usual = new LinkedHashSet<>();
        description.servers().forEach(server -> usual.add(pathOf(server)));
        Set<String> known = new LinkedHashSet<>(usual);
        known.add(pathOf(baseUrl));
        for (ApiOperation operation : description.operations()) {
            Set<String> own = new LinkedHashSet<>();
            operation.servers().forEach(server -> own.add(pathOf(server)));
            known.addAll(own);
            PathTemplate template = PathTemplate.of(operation, "");
            Route route = new Route(operation, template);
            all.add(route);
            bare.add(template.segments(), route);
            for (String prefix : own.isEmpty() ? usual : own) {
                if (!prefix.isEmpty()) {
                    whole.add(PathTemplate.of(operation, prefix).segments(), route);
                }
            }
        }
        prefixes = known.stream()
                .filter(prefix -> !prefix.isEmpty())
                .map(Routes::split)
                .toList();
    }

    /** Returns the path of a server's address without a slash at its end; variables match anything. */
    static String pathOf(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        String path = matcher.matches() ? matcher.group(1) : address;
        String plain = path.replaceAll("/+$", "");
        return plain.isEmpty() || plain.contains("{") ? "" : plain.startsWith("/") ? plain : "/" + plain;
    }

    /** Returns all routes, in the description's order. */
    public List<Route> all() {
        return List.copyOf(all);
    }

    /** Returns the route for a request. */
    public Optional<Match> find(Incoming request) {
        List<String> decoded =
                split(request.path()).stream().map(Routes::unescaped).toList();
        Segment.Wanted wanted = new Segment.Wanted(request.method(), decoded, route -> route.conditionsHold(request));
        Optional<Match> found = find(whole, wanted, 0).or(() -> find(bare, wanted, 0));
        if (found.isPresent()) {
            return found;
        }
        return prefixes.stream()
                .filter(prefix -> prefix.size() < decoded.size()
                        && decoded.subList(0, prefix.size()).equals(prefix))
                .sorted((one, other) -> Integer.compare(other.size(), one.size()))
                .map(prefix -> find(bare, wanted, prefix.size()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Match> find(Segment root, Segment.Wanted wanted, int from) {
        List<String> arguments = new ArrayList<>();
        Route route = root.find(wanted, from, arguments);
        return route == null ? Optional.empty() : Optional.of(new Match(route, arguments));
    }

    /** Returns the parts of a path between its slashes. */
    public static List<String> split(String path) {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        return List.of(bare.split("/", -1));
    }

    private static String unescaped(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }
}

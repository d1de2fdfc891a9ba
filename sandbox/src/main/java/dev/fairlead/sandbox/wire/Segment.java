package dev.fairlead.sandbox.wire;

import dev.fairlead.description.ApiOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A node in the tree of paths: what may come after the segments so far. Built by one thread, then only read. */
final class Segment {

    private final Map<String, Segment> words = new HashMap<>();
    /** By pattern, the longest first: that says most. */
    private final Map<String, Part> parts =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final List<Rest> rests = new ArrayList<>();
    private final Map<String, List<Route>> routes = new HashMap<>();
    private @Nullable Segment variable;

    /** A segment with words and variables, for instance {@code {id}.json}. */
    private record Part(Pattern pattern, Segment node) {}

    /** All that is left of a path, from a segment on whose variable spans several. */
    private record Rest(Pattern pattern, Route route) {}

    /** What is looked for. */
    record Wanted(String method, List<String> decoded, Predicate<Route> accepts) {}

    void add(List<String> segments, Route route) {
        Segment here = this;
        ApiOperation operation = route.operation();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (PathTemplate.spans(segment)) {
                here.rests.add(new Rest(PathTemplate.pattern(segments.subList(i, segments.size()), operation), route));
                return;
            }
            here = here.child(segment, operation);
        }
        here.routes
                .computeIfAbsent(operation.method(), fresh -> new ArrayList<>(1))
                .add(route);
    }

    private Segment child(String segment, ApiOperation operation) {
        if (PathTemplate.isVariable(segment)) {
            Segment known = variable == null ? new Segment() : variable;
            variable = known;
            return known;
        }
        if (PathTemplate.hasVariable(segment)) {
            Pattern pattern = PathTemplate.pattern(List.of(segment), operation);
            return parts.computeIfAbsent(pattern.pattern(), text -> new Part(pattern, new Segment())).node;
        }
        return words.computeIfAbsent(segment, fresh -> new Segment());
    }

    /** Finds a route; words go before parts, these before variables. Adds the values of the variables to the list. */
    @Nullable
    Route find(Wanted wanted, int at, List<String> arguments) {
        if (at == wanted.decoded.size()) {
            Route here = accepted(routes.getOrDefault(wanted.method, List.of()), wanted);
            return here;
        }
        String segment = wanted.decoded.get(at);
        Segment word = words.get(segment);
        Route found = word == null ? null : word.find(wanted, at + 1, arguments);
        if (found == null && !segment.isEmpty()) {
            found = inParts(wanted, at, arguments);
        }
        if (found == null && variable != null && !segment.isEmpty()) {
            int size = arguments.size();
            arguments.add(segment);
            found = variable.find(wanted, at + 1, arguments);
            if (found == null) {
                cut(arguments, size);
            }
        }
        return found == null ? inRests(wanted, at, arguments) : found;
    }

    private static @Nullable Route accepted(List<Route> candidates, Wanted wanted) {
        return candidates.stream()
                .filter(wanted.accepts)
                .max((one, other) -> Integer.compare(
                        one.conditions().size(), other.conditions().size()))
                .orElse(null);
    }

    private @Nullable Route inParts(Wanted wanted, int at, List<String> arguments) {
        for (Part part : parts.values()) {
            Matcher matcher = part.pattern.matcher(wanted.decoded.get(at));
            if (matcher.matches()) {
                int size = arguments.size();
                addGroups(matcher, arguments);
                Route found = part.node.find(wanted, at + 1, arguments);
                if (found != null) {
                    return found;
                }
                cut(arguments, size);
            }
        }
        return null;
    }

    private @Nullable Route inRests(Wanted wanted, int at, List<String> arguments) {
        if (rests.isEmpty()) {
            return null;
        }
        String left = String.join("/", wanted.decoded.subList(at, wanted.decoded.size()));
        Rest best = null;
        for (Rest rest : rests) {
            boolean fits = rest.route.operation().method().equals(wanted.method)
                    && rest.pattern.matcher(left).matches()
                    && wanted.accepts.test(rest.route);
            if (fits && (best == null || isNearer(rest, best))) {
                best = rest;
            }
        }
        if (best == null) {
            return null;
        }
        Matcher matcher = best.pattern.matcher(left);
        if (matcher.matches()) {
            addGroups(matcher, arguments);
        }
        return best.route;
    }

    /** The longer pattern says more. */
    private static boolean isNearer(Rest one, Rest other) {
        int conditions = Integer.compare(
                one.route.conditions().size(), other.route.conditions().size());
        return conditions != 0
                ? conditions > 0
                : one.pattern.pattern().length() > other.pattern.pattern().length();
    }

    private static void addGroups(Matcher matcher, List<String> arguments) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            arguments.add(matcher.group(i));
        }
    }

    private static void cut(List<String> arguments, int size) {
        arguments.subList(size, arguments.size()).clear();
    }
}

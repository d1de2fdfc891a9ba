package dev.fairlead.generator.model;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ClientPlace;
import dev.fairlead.generator.naming.Nouns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads off the paths where operations stand: {@code POST /v1/payment_intents/{intent}/confirm} is {@code confirm} of
 * {@code payment_intents}. An operation's place follows from its own path and from what else is at that very path, so it
 * does not move when a description grows elsewhere.
 */
final class Placements {

    private static final Pattern VERSION = Pattern.compile("v[0-9]+(\\.[0-9]+)*|api|rest");

    private final Map<String, Set<String>> methodsByPath = new HashMap<>();
    private final Set<String> listPaths = new HashSet<>();

    /**
     * Creates the reader.
     *
     * @param isList tells which operations answer with a list
     */
    Placements(List<ApiOperation> operations, Predicate<ApiOperation> isList) {
        for (ApiOperation operation : operations) {
            methodsByPath
                    .computeIfAbsent(operation.path(), any -> new HashSet<>())
                    .add(operation.method());
            if (operation.method().equals("GET") && isList.test(operation)) {
                listPaths.add(operation.path());
            }
        }
    }

    Placement of(ApiOperation operation) {
        ClientPlace own = operation.place();
        return own == null ? byPath(operation) : new Placement(own.group(), own.method());
    }

    private Placement byPath(ApiOperation operation) {
        List<String> segments = segments(operation.path());
        if (segments.isEmpty()) {
            return new Placement(List.of("root"), verb(operation));
        }
        String last = segments.getLast();
        List<String> before = segments.subList(0, segments.size() - 1);
        if (isVariable(last)) {
            return new Placement(group(before), item(operation));
        }
        boolean afterVariable = !before.isEmpty() && isVariable(before.getLast());
        boolean resource = before.isEmpty() || before.stream().allMatch(Placements::isVariable) || Nouns.isPlural(last);
        boolean alone = methodsAt(operation.path()).size() == 1;
        if (resource || (!alone && (afterVariable || !before.isEmpty()))) {
            return new Placement(group(segments), collection(operation));
        }
        return new Placement(group(before), action(operation, last));
    }

    private Set<String> methodsAt(String path) {
        return methodsByPath.getOrDefault(path, Set.of());
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(
                Arrays.stream(path.split("/")).filter(s -> !s.isEmpty()).toList());
        while (segments.size() > 1 && VERSION.matcher(segments.getFirst()).matches()) {
            segments.removeFirst();
        }
        return segments;
    }

    private static boolean isVariable(String segment) {
        return segment.indexOf('{') >= 0;
    }

    private static String item(ApiOperation operation) {
        return switch (operation.method()) {
            case "GET" -> "retrieve";
            case "POST", "PATCH" -> "update";
            case "PUT" -> "replace";
            default -> verb(operation);
        };
    }

    private String collection(ApiOperation operation) {
        Set<String> methods = methodsAt(operation.path());
        boolean list = listPaths.contains(operation.path());
        return switch (operation.method()) {
            case "GET" -> list ? "list" : "retrieve";
            case "POST" -> methods.contains("GET") && !list ? "update" : "create";
            case "PATCH" -> "update";
            case "PUT" -> "replace";
            default -> verb(operation);
        };
    }

    private static String action(ApiOperation operation, String last) {
        return switch (operation.method()) {
            case "GET", "POST" -> last;
            case "PATCH" -> "update_" + last;
            case "PUT" -> "replace_" + last;
            default -> verb(operation) + "_" + last;
        };
    }

    private static String verb(ApiOperation operation) {
        return operation.method().toLowerCase(Locale.ROOT);
    }

    /**
     * Variables lead to no group of their own. A view of a whole collection goes together with what is below it: {@code
     * invoices/upcoming/lines} is the group {@code upcoming_lines} of {@code invoices}.
     */
    private List<String> group(List<String> segments) {
        List<String> group = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        String pending = "";
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean view = i > 0
                    && i < segments.size() - 1
                    && !isVariable(segment)
                    && !isVariable(segments.get(i - 1))
                    && !isVariable(segments.get(i + 1))
                    && !Nouns.isPlural(segment)
                    && isCollection(path.toString());
            path.append('/').append(segment);
            if (view) {
                pending = segment + "_";
            } else if (!isVariable(segment)) {
                group.add(pending + segment);
                pending = "";
            }
        }
        return group.isEmpty() ? List.of("root") : group;
    }

    /** Returns whether operations stand at this path, which is written without the version that all paths begin with. */
    private boolean isCollection(String path) {
        return methodsByPath.keySet().stream().anyMatch(known -> known.equals(path) || isVersioned(known, path));
    }

    private static boolean isVersioned(String known, String path) {
        return known.endsWith(path)
                && VERSION.matcher(known.substring(1, Math.max(1, known.length() - path.length())))
                        .matches();
    }
}

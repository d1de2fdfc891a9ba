package dev.fairlead.generator.model;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.generator.naming.JavaNames;
import dev.fairlead.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The operations of a description by the names that a client gives them, and choices among them: {@code customers.*} is all
 * that {@code client.customers()} leads to, {@code *.list} all lists, {@code tag:Metrics} what the description marks so,
 * {@code /v1/charges*} what has such a path; the id of an operation is itself. Upper and lower case, underscores and hyphens make
 * no difference. Immutable.
 */
public final class OperationSelection {

    private static final List<String> CORE = List.of("create", "insert", "retrieve", "get", "list");

    private final Map<ApiOperation, Placement> places = new LinkedHashMap<>();

    private OperationSelection(ApiDescription description, Profile profile) {
        Pages pages = new Pages(profile.pagination());
        Placements placements = new Placements(description.operations(), pages::isList);
        description.operations().forEach(operation -> places.put(operation, placements.of(operation)));
    }

    /** Returns the operations of a description as a client for this profile names them. */
    public static OperationSelection of(ApiDescription description, Profile profile) {
        return new OperationSelection(description, profile);
    }

    /** Returns how the first groups of a client are called, each with its operations, in the document's order. */
    public Map<String, List<ApiOperation>> groups() {
        Map<String, List<ApiOperation>> groups = new LinkedHashMap<>();
        places.forEach((operation, place) -> groups.computeIfAbsent(
                        JavaNames.member(place.group().getFirst()), any -> new ArrayList<>())
                .add(operation));
        return groups;
    }

    /** Returns an operation's name with the groups that lead to it: {@code customers.create}. */
    public String name(ApiOperation operation) {
        Placement place = places.getOrDefault(operation, new Placement(List.of(), operation.id()));
        return place.group().stream().map(JavaNames::member).collect(Collectors.joining("."))
                + "."
                + JavaNames.member(place.method());
    }

    /**
     * Returns the operations that any of some patterns chooses.
     *
     * @param patterns with commas between; nothing chooses all
     * @throws IllegalArgumentException if a pattern chooses nothing, naming it and the groups that there are
     */
    public Predicate<ApiOperation> matching(String patterns) {
        List<String> each = Arrays.stream(patterns.split(",", -1))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
        if (each.isEmpty()) {
            return operation -> true;
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (String pattern : each) {
            Predicate<ApiOperation> matcher = matcher(pattern);
            List<String> found = places.keySet().stream()
                    .filter(matcher)
                    .map(ApiOperation::id)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no operation is called '" + pattern
                        + "': write customers.* for a group, customers.create for one operation, tag:NAME or a path; groups are "
                        + groups().keySet().stream().limit(12).collect(Collectors.joining(", "))
                        + (groups().size() > 12 ? " and " + (groups().size() - 12) + " more" : ""));
            }
            chosen.addAll(found);
        }
        return operation -> chosen.contains(operation.id());
    }

    private Predicate<ApiOperation> matcher(String pattern) {
        if (pattern.startsWith("tag:")) {
            Predicate<String> tag = glob(pattern.substring(4));
            return operation -> operation.tags().stream().anyMatch(tag);
        }
        if (pattern.contains("/")) {
            Predicate<String> path = glob(pattern);
            return operation -> path.test(operation.path()) || path.test(operation.method() + " " + operation.path());
        }
        Predicate<String> name = glob(pattern);
        return operation -> name.test(name(operation)) || name.test(operation.id());
    }

    private static Predicate<String> glob(String pattern) {
        String regex = Arrays.stream(plain(pattern).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        Pattern compiled = Pattern.compile(regex, Pattern.DOTALL);
        return text -> compiled.matcher(plain(text)).matches();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /**
     * Returns a beginning for a document that is too large to take whole: what creates, reads and lists, of the groups in the
     * document's order that can create and read. These are what an integration needs first, and they can be tested together.
     *
     * @param most how many operations
     */
    public Set<String> beginning(int most) {
        Set<String> chosen = new LinkedHashSet<>();
        groups().values().forEach(group -> {
            List<String> core = group.stream()
                    .filter(operation -> !operation.deprecated() && isCore(operation))
                    .map(ApiOperation::id)
                    .toList();
            boolean makes = group.stream()
                    .anyMatch(
                            operation -> isCore(operation) && operation.method().equals("POST"));
            boolean reads = group.stream()
                    .anyMatch(
                            operation -> isCore(operation) && operation.method().equals("GET"));
            if (makes && reads && chosen.size() + core.size() <= most) {
                chosen.addAll(core);
            }
        });
        places.keySet().stream()
                .filter(operation -> !operation.deprecated())
                .map(ApiOperation::id)
                .filter(id -> chosen.size() < Math.min(most, 12))
                .forEach(chosen::add);
        return chosen;
    }

    private boolean isCore(ApiOperation operation) {
        Placement place = places.getOrDefault(operation, new Placement(List.of(), ""));
        return place.group().size() == 1 && CORE.contains(JavaNames.member(place.method()));
    }
}

package dev.fairlead.cli.describe;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A description in numbers and facts.
 *
 * @param format for instance {@code OpenAPI 3.1.0}
 * @param methods how many operations each HTTP method has
 * @param groups the operations of each group, the largest group first
 * @param deprecated how many operations the provider advises against
 * @param authentication the ways to prove who calls, in words
 * @param pages what says that lists come in pages
 * @param idempotency what says that a repeated request is recognised
 * @param limits what says how much may be asked
 * @param webhooks the webhooks that are described
 */
public record Overview(
        ApiDescription description,
        String format,
        Map<String, Integer> methods,
        Map<String, Group> groups,
        int deprecated,
        List<String> authentication,
        List<Fact> pages,
        List<Fact> idempotency,
        List<Fact> limits,
        Set<String> webhooks) {

    /**
     * Operations that belong together, by the first tag or else by the first word of the path.
     *
     * @param operations how many
     * @param methods how many each HTTP method has
     */
    public record Group(int operations, Map<String, Integer> methods) {}

    /**
     * Something that the description says in several places.
     *
     * @param what in words
     * @param operations how many operations say it
     * @param example the id of the first of them
     * @param line where that stands, from 1; 0 where it is not known
     */
    public record Fact(String what, int operations, String example, int line) {}

    /** Looks at a description. */
    public static Overview of(ApiDescription description) {
        List<ApiOperation> operations = description.operations();
        Map<String, Integer> methods = new TreeMap<>();
        operations.forEach(operation -> methods.merge(operation.method(), 1, Integer::sum));
        return new Overview(
                description,
                format(description.raw()),
                methods,
                groups(operations),
                (int) operations.stream().filter(ApiOperation::deprecated).count(),
                Authentication.of(description.raw()),
                Paging.facts(operations),
                Idempotence.facts(operations),
                Limits.facts(description),
                webhooks(description));
    }

    private static String format(JsonObject root) {
        if (root.has("discoveryVersion")) {
            return "Google Discovery " + root.text("discoveryVersion").orElse("");
        }
        if (root.has("smithy")) {
            return "Smithy " + root.text("smithy").orElse("");
        }
        return root.has("swagger")
                ? "Swagger " + root.text("swagger").orElse("")
                : "OpenAPI " + root.text("openapi").orElse("");
    }

    private static Map<String, Group> groups(List<ApiOperation> operations) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (ApiOperation operation : operations) {
            counts.computeIfAbsent(group(operation), unused -> new TreeMap<>())
                    .merge(operation.method(), 1, Integer::sum);
        }
        Map<String, Group> groups = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        (Map.Entry<String, Map<String, Integer>> entry) -> -sum(entry.getValue())))
                .forEach(entry -> groups.put(entry.getKey(), new Group(sum(entry.getValue()), entry.getValue())));
        return groups;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the name of the group that an operation belongs to. */
    public static String group(ApiOperation operation) {
        if (!operation.tags().isEmpty()) {
            return operation.tags().getFirst();
        }
        if (operation.place() != null) {
            return String.join(".", operation.place().group());
        }
        for (String word : operation.path().split("[/?]", -1)) {
            boolean version = word.matches("[vV]?[0-9][0-9.]*([a-z]+[0-9]*)?|api|rest");
            if (!word.isEmpty() && !word.startsWith("{") && !version) {
                return word;
            }
        }
        return "/";
    }

    private static Set<String> webhooks(ApiDescription description) {
        Set<String> names = new LinkedHashSet<>();
        for (String member : List.of("webhooks", "x-webhooks")) {
            JsonObject webhooks = description.raw().object(member);
            if (webhooks != null) {
                names.addAll(webhooks.names());
            }
        }
        for (ApiOperation operation : description.operations()) {
            JsonObject callbacks = operation.raw().object("callbacks");
            if (callbacks != null) {
                callbacks.names().forEach(name -> names.add(operation.id() + ": " + name));
            }
        }
        description.schemas().values().forEach(schema -> {
            if (schema.keyword("x-stripeEvent") instanceof JsonObject event) {
                event.text("type").ifPresent(names::add);
            }
        });
        return names;
    }
}

package dev.fairlead.description.diff;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares how callers prove who they are: what the document declares, and which of it each operation wants. */
final class SecurityComparison {

    private static final String NOBODY = "no credentials";

    /** Of a scheme, what is for people. */
    private static final Set<String> WORDS = Set.of("description", "bearerFormat", "scopes");

    private final JsonObject oldRoot;
    private final JsonObject newRoot;

    SecurityComparison(ApiDescription old, ApiDescription now) {
        this.oldRoot = old.raw();
        this.newRoot = now.raw();
    }

    /** Returns what changed in the schemes that both versions declare. */
    List<Finding> schemes() {
        List<Finding> findings = new ArrayList<>();
        JsonObject before = declared(oldRoot);
        JsonObject after = declared(newRoot);
        before.forEach((name, was) -> {
            JsonValue is = after.get(name);
            if (is != null && !essence(was).equals(essence(is))) {
                findings.add(Finding.of(
                                ChangeKind.SECURITY_CHANGED,
                                true,
                                "security scheme " + name,
                                "works in another way now")
                        .values(essence(was).toJson(), essence(is).toJson()));
            }
        });
        return findings;
    }

    private static JsonObject declared(JsonObject root) {
        JsonObject components = root.object("components");
        JsonObject schemes = components == null ? null : components.object("securitySchemes");
        JsonObject definitions = root.object("securityDefinitions");
        return schemes != null ? schemes : definitions != null ? definitions : JsonObject.empty();
    }

    /** A scheme without what is said about it; that scopes were added changes nothing for those who have theirs. */
    private static JsonObject essence(JsonValue scheme) {
        JsonObject.Builder essence = JsonObject.builder();
        if (scheme instanceof JsonObject written) {
            written.forEach((name, value) -> {
                if (!WORDS.contains(name) && !name.startsWith("x-")) {
                    essence.put(name, value instanceof JsonObject inner ? essence(inner) : value);
                }
            });
        }
        return essence.build();
    }

    /** Returns what changed for one operation. */
    List<Finding> operation(ApiOperation old, ApiOperation now) {
        Set<String> was = alternatives(old, oldRoot);
        Set<String> is = alternatives(now, newRoot);
        if (was.equals(is)) {
            return List.of();
        }
        boolean breaking = !is.contains(NOBODY) && (was.contains(NOBODY) || !is.containsAll(was));
        return List.of(
                Finding.of(ChangeKind.SECURITY_CHANGED, breaking, "security", words(was) + " became " + words(is))
                        .values(words(was), words(is)));
    }

    private static String words(Set<String> alternatives) {
        return alternatives.stream().sorted().limit(12).collect(Collectors.joining(" or "))
                + (alternatives.size() > 12 ? " or …" : "");
    }

    private static Set<String> alternatives(ApiOperation operation, JsonObject root) {
        Set<String> alternatives = new LinkedHashSet<>();
        JsonArray scopes = root.has("discoveryVersion") ? operation.raw().array("scopes") : null;
        if (scopes != null) {
            scopes.forEach(scope -> alternatives.add(scope instanceof JsonString text ? text.value() : scope.toJson()));
            return alternatives;
        }
        JsonArray own = operation.raw().array("security");
        JsonArray effective = own != null ? own : root.array("security");
        for (JsonValue alternative : effective == null ? JsonArray.of(List.of()) : effective) {
            alternatives.add(alternative instanceof JsonObject all ? words(all) : NOBODY);
        }
        return alternatives.isEmpty() ? Set.of(NOBODY) : alternatives;
    }

    private static String words(JsonObject requirement) {
        Set<String> parts = new TreeSet<>();
        requirement.forEach((scheme, scopes) -> parts.add(scheme + scopes(scopes)));
        return parts.isEmpty() ? NOBODY : String.join(" with ", parts);
    }

    private static String scopes(@Nullable JsonValue scopes) {
        if (!(scopes instanceof JsonArray list) || list.isEmpty()) {
            return "";
        }
        return list.stream()
                .map(scope -> scope instanceof JsonString text ? text.value() : scope.toJson())
                .sorted()
                .collect(Collectors.joining(", ", " (", ")"));
    }
}

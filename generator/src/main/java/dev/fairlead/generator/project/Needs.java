package dev.fairlead.generator.project;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which operations those of a choice cannot do without: what they read or change must have been made by some other. */
public final class Needs {

    private final ApiDescription description;
    private final Recipes recipes;

    private Needs(ApiDescription description, Recipes recipes) {
        this.description = description;
        this.recipes = recipes;
    }

    /** Returns the operations of a choice that a test needs beyond it, by id, in the document's order. */
    public static Set<String> of(ApiDescription description, String profileId, Predicate<ApiOperation> chosen) {
        return new Needs(description, Recipes.of(profileId)).beyond(chosen);
    }

    private Set<String> beyond(Predicate<ApiOperation> chosen) {
        Deque<ApiOperation> open = new ArrayDeque<>(
                description.operations().stream().filter(chosen).toList());
        Set<ApiOperation> seen = new LinkedHashSet<>(open);
        Set<String> needed = new LinkedHashSet<>();
        for (ApiOperation next = open.poll(); next != null; next = open.poll()) {
            for (ApiOperation need : needs(next)) {
                if (seen.add(need)) {
                    needed.add(need.id());
                    open.add(need);
                }
            }
        }
        return needed;
    }

    private Set<ApiOperation> needs(ApiOperation operation) {
        Set<ApiOperation> needs = new LinkedHashSet<>();
        Optional<JsonObject> recipe = recipes.call(operation.id());
        if (recipe.isPresent()) {
            things(recipe.get(), needs, new LinkedHashSet<>());
            return needs;
        }
        String path = operation.path();
        for (int at = path.indexOf("/{"); at > 0; at = path.indexOf("/{", at + 1)) {
            String collection = path.substring(0, at);
            description.operations().stream()
                    .filter(other -> other.method().equals("POST")
                            && other.path().equals(collection)
                            && !other.equals(operation))
                    .findFirst()
                    .ifPresent(needs::add);
        }
        return needs;
    }

    private void things(JsonObject recipe, Set<ApiOperation> needs, Set<String> seen) {
        for (String name : names(recipe)) {
            Optional<JsonObject> thing = seen.add(name) ? recipes.thing(name) : Optional.empty();
            if (thing.isPresent()) {
                thing.get().text("call").flatMap(description::operation).ifPresent(needs::add);
                things(thing.get(), needs, seen);
            }
        }
    }

    private static Set<String> names(JsonObject recipe) {
        Set<String> names = new LinkedHashSet<>();
        collect(recipe.get("path"), names);
        collect(recipe.get("values"), names);
        JsonArray after = recipe.array("after");
        if (after != null) {
            after.forEach(name -> names.add(((JsonString) name).value()));
        }
        return names;
    }

    private static void collect(@Nullable JsonValue value, Set<String> names) {
        switch (value) {
            case JsonString(String text)
            when text.startsWith("$") -> names.add(text.substring(1).replaceFirst("\\..*", ""));
            case JsonObject object -> object.members().values().forEach(member -> collect(member, names));
            case JsonArray array -> array.forEach(item -> collect(item, names));
            case null, default -> {}
        }
    }
}

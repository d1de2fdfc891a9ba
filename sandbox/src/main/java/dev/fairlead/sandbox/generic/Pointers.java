package dev.fairlead.sandbox.generic;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of values at places that are named by a path of members. */
final class Pointers {

    private Pointers() {}

    static @Nullable JsonValue get(JsonValue root, List<String> path) {
        JsonValue here = root;
        for (String name : path) {
            here = here instanceof JsonObject object ? object.get(name) : null;
            if (here == null) {
                return null;
            }
        }
        return here;
    }

    /** Returns the root with another value at a path; null takes the member away. */
    static JsonValue with(JsonValue root, List<String> path, @Nullable JsonValue value) {
        if (path.isEmpty()) {
            return value == null ? root : value;
        }
        JsonObject object = root instanceof JsonObject known ? known : JsonObject.empty();
        String name = path.getFirst();
        if (path.size() == 1) {
            return value == null
                    ? object.toBuilder().remove(name).build()
                    : object.toBuilder().put(name, value).build();
        }
        JsonValue inner = object.get(name);
        JsonValue changed = with(inner == null ? JsonObject.empty() : inner, path.subList(1, path.size()), value);
        return object.toBuilder().put(name, changed).build();
    }

    /** Returns the steps of a JSON pointer (RFC 6901). */
    static List<String> steps(String pointer) {
        return pointer.isEmpty() || pointer.equals("/")
                ? List.of()
                : List.of(pointer.substring(pointer.startsWith("/") ? 1 : 0).split("/", -1)).stream()
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }
}

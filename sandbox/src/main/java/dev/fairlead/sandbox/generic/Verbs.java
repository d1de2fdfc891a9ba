package dev.fairlead.sandbox.generic;

import dev.fairlead.description.Schema;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.List;

/** What an action's name says of the state that comes after it: {@code cancel} makes {@code canceled}. */
final class Verbs {

    private static final int ROOT = 4;

    private Verbs() {}

    static JsonObject applied(Shape shape, JsonObject object) {
        Schema answer = shape.answer();
        List<JsonValue> states = answer == null
                ? List.of()
                : Synthesis.objectOf(answer)
                        .map(schema -> schema.properties().get("status"))
                        .map(Schema::enumValues)
                        .orElse(List.of());
        String root = shape.verb().substring(0, Math.min(ROOT, shape.verb().length()));
        return states.stream()
                .filter(state ->
                        state instanceof JsonString text && text.value().startsWith(root))
                .findFirst()
                .map(state -> object.toBuilder().put("status", state).build())
                .orElse(object);
    }
}

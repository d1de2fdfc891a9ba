package dev.fairlead.sandbox.generic;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation seems to be, from its method, path and answer.
 *
 * @param role what it does with memory
 * @param collection the path under which its objects are remembered, with empty braces for variables
 * @param answer what it answers; null if that is not described
 * @param kind the provider's word for the objects; empty if there is none
 * @param verb the last word of the path of a {@link Role#ACT}, for instance {@code cancel}; else empty
 */
record Shape(Role role, String collection, @Nullable Schema answer, String kind, String verb) {

    enum Role {
        /** Reads many. */
        LIST,
        /** Makes one. */
        CREATE,
        /** Reads one. */
        READ,
        /** Changes one. */
        UPDATE,
        /** Takes one away. */
        DELETE,
        /** Changes one in a way of its own. */
        ACT,
        /** Anything else: answered, and forgotten. */
        ANSWER
    }

    static Shape of(ApiOperation operation, String shape) {
        String path = shape.substring(shape.indexOf(' ') + 1);
        Schema answer = operation
                .success()
                .flatMap(ApiResponse::json)
                .map(ApiContent::schema)
                .orElse(null);
        String method = operation.method();
        if (path.endsWith("/{}")) {
            String collection = path.substring(0, path.length() - 3);
            Role role = switch (method) {
                case "GET" -> Role.READ;
                case "DELETE" -> Role.DELETE;
                default -> Role.UPDATE;
            };
            return new Shape(role, collection, answer, kindOf(answer), "");
        }
        Schema items = items(answer);
        if (method.equals("GET") && items != null) {
            return new Shape(Role.LIST, path, answer, kindOf(items), "");
        }
        int last = path.lastIndexOf('/');
        boolean onOne = path.substring(0, last).endsWith("/{}");
        if (method.equals("POST") && onOne) {
            String collection = path.substring(0, last - 3);
            return new Shape(Role.ACT, collection, answer, kindOf(answer), path.substring(last + 1));
        }
        boolean makes =
                method.equals("POST") && answer != null && answer.properties().containsKey("id");
        return new Shape(makes ? Role.CREATE : Role.ANSWER, path, answer, kindOf(answer), "");
    }

    /** Returns what the items of a list answer are; null if the answer is no list. */
    static @Nullable Schema items(@Nullable Schema answer) {
        if (answer == null || !answer.properties().containsKey("has_more")) {
            return null;
        }
        Schema data = answer.properties().get("data");
        return data == null ? null : data.items();
    }

    private static String kindOf(@Nullable Schema schema) {
        Optional<Schema> objects = Optional.ofNullable(schema).flatMap(Synthesis::objectOf);
        List<JsonValue> names = objects.map(object -> object.properties().get("object"))
                .map(Schema::enumValues)
                .orElse(List.of());
        return names.size() == 1 && names.getFirst() instanceof JsonString name ? name.value() : "";
    }
}

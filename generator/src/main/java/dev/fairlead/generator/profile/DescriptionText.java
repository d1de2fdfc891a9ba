package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiDescription;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a description says beyond operations and schemas, read from its text. */
final class DescriptionText {

    private static final int LONGEST_CHAIN = 20;
    private static final Pattern ESCAPE = Pattern.compile("~[01]");

    private final JsonObject root;

    DescriptionText(ApiDescription description) {
        this.root = description.raw();
    }

    JsonObject root() {
        return root;
    }

    /** Returns whether this is a Smithy model. */
    boolean isSmithy() {
        return root.has("smithy");
    }

    /** Returns whether this is a Discovery document. */
    boolean isDiscovery() {
        return root.has("discoveryVersion");
    }

    /** Returns an object, its reference followed; an empty one where there is none. */
    JsonObject follow(@Nullable JsonValue value) {
        JsonValue current = value;
        for (int i = 0; i < LONGEST_CHAIN && current instanceof JsonObject object; i++) {
            String reference = object.string("$ref");
            if (reference == null) {
                return object;
            }
            current = reference.startsWith("#/") ? at(reference.substring(1)) : null;
        }
        return JsonObject.empty();
    }

    private @Nullable JsonValue at(String pointer) {
        JsonValue current = root;
        for (String part : pointer.substring(1).split("/", -1)) {
            String name = ESCAPE.matcher(part).replaceAll(match -> match.group().equals("~1") ? "/" : "~");
            current = current instanceof JsonObject object ? object.get(name) : null;
        }
        return current;
    }

    /** Returns the schemes of security by name, references followed. */
    Map<String, JsonObject> securitySchemes() {
        JsonObject components = root.object("components");
        JsonObject written = root.has("swagger")
                ? root.object("securityDefinitions")
                : components == null ? null : components.object("securitySchemes");
        Map<String, JsonObject> schemes = new LinkedHashMap<>();
        if (written != null) {
            written.forEach((name, scheme) -> schemes.put(name, follow(scheme)));
        }
        return schemes;
    }

    /** Returns the choices of an operation, each the names of the schemes that are needed together. */
    List<List<String>> security(JsonObject operation) {
        JsonArray own = operation.array("security");
        JsonArray choices = own == null ? root.array("security") : own;
        List<List<String>> security = new ArrayList<>();
        for (JsonValue choice : choices == null ? List.<JsonValue>of() : choices.values()) {
            if (choice instanceof JsonObject object) {
                security.add(object.names());
            }
        }
        return security;
    }

    /** Is shown each header of each response of an operation: the response's status, the header's name and what is said of it. */
    void eachResponseHeader(JsonObject operation, BiConsumer<String, String> action) {
        JsonObject responses = operation.object("responses");
        if (responses == null) {
            return;
        }
        responses.forEach((status, response) -> {
            JsonObject headers = follow(response).object("headers");
            if (headers != null) {
                headers.forEach((name, header) -> action.accept(name, description(follow(header))));
            }
        });
    }

    private static String description(JsonObject header) {
        return header.get("description") instanceof JsonString text ? text.value() : "";
    }

    /** Returns the service of a Smithy model. */
    JsonObject smithyService() {
        JsonObject shapes = root.object("shapes");
        for (JsonValue shape :
                shapes == null ? List.<JsonValue>of() : shapes.members().values()) {
            if (shape instanceof JsonObject object && "service".equals(object.string("type"))) {
                return object;
            }
        }
        return JsonObject.empty();
    }

    /** Returns a trait of a shape; an empty object where it has none. */
    static JsonObject trait(JsonObject shape, String name) {
        JsonObject traits = shape.object("traits");
        JsonObject trait = traits == null ? null : traits.object(name);
        return trait == null ? JsonObject.empty() : trait;
    }
}

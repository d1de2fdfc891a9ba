package dev.fairlead.description;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The spellings of OpenAPI 3.1 (JSON Schema 2020-12) and of the extensions that came before it, turned into those of 3.0: {@code
 * type} with several names, {@code const}, null among the types or the variants, {@code x-nullable}, a reference with more beside
 * it.
 */
final class SchemaDialect {

    /** Beside a reference, these say something about the value; a description or an example does not. */
    private static final Set<String> REFINING = Set.of(
            "properties", "required", "allOf", "anyOf", "oneOf", "enum", "items", "additionalProperties", "nullable");

    private SchemaDialect() {}

    /** Returns the schema in the spelling of 3.0; the same one if it is. */
    static JsonObject usual(JsonObject written) {
        boolean constant = written.has("const");
        boolean several = written.get("type") instanceof JsonArray;
        boolean nullable = !written.isTrue("nullable") && allowsNull(written);
        if (!constant && !several && !nullable) {
            return written;
        }
        JsonObject.Builder usual = written.toBuilder();
        if (constant) {
            usual.remove("const");
            if (!written.has("enum")) {
                usual.put("enum", JsonArray.of(List.of(value(written, "const"))));
            }
        }
        if (several) {
            List<String> types = types(written);
            usual.remove("type");
            if (types.size() == 1) {
                usual.put("type", types.getFirst());
            }
        }
        if (nullable) {
            usual.put("nullable", JsonBoolean.TRUE);
        }
        return usual.build();
    }

    private static JsonValue value(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value == null ? JsonObject.empty() : value;
    }

    private static boolean allowsNull(JsonObject schema) {
        return schema.isTrue("x-nullable")
                || (schema.get("type") instanceof JsonArray types
                        && types.stream().anyMatch(SchemaDialect::isNullName))
                || hasNull(schema.array("anyOf"))
                || hasNull(schema.array("oneOf"));
    }

    private static boolean hasNull(@Nullable JsonArray variants) {
        return variants != null && variants.stream().anyMatch(SchemaDialect::isNull);
    }

    /** The type null, or what Microsoft's generator writes for it: an object about which nothing is said but that it may be null. */
    private static boolean isNull(JsonValue schema) {
        if (!(schema instanceof JsonObject object) || !(object.get("type") instanceof JsonString name)) {
            return false;
        }
        boolean bareObject = name.value().equals("object") && object.isTrue("nullable") && object.size() == 2;
        return name.value().equals("null") || bareObject;
    }

    private static boolean isNullName(JsonValue name) {
        return name instanceof JsonString text && text.value().equals("null");
    }

    /** Returns the variants but the one that is null. */
    static List<Node> withoutNull(List<Node> variants) {
        return variants.stream().filter(variant -> !isNull(variant.value())).toList();
    }

    private static List<String> types(JsonObject schema) {
        List<String> names = new ArrayList<>();
        if (schema.get("type") instanceof JsonArray types) {
            for (JsonValue type : types) {
                if (type instanceof JsonString name && !isNullName(name) && !names.contains(name.value())) {
                    names.add(name.value());
                }
            }
        }
        return names;
    }

    /** Returns a schema for each type that is written in a list, but for null; each has the other keywords too. */
    static List<Node> types(Node schema) {
        List<Node> nodes = new ArrayList<>();
        for (String name : types(schema.object())) {
            JsonObject one = schema.object().toBuilder().put("type", name).build();
            nodes.add(new Node(one, schema.pointer() + "/type/" + name, schema.line()));
        }
        return nodes;
    }

    /** Returns whether a reference stands beside keywords that say more about the value. */
    static boolean refinesReference(JsonObject schema) {
        return schema.get("$ref") instanceof JsonString
                && schema.names().stream().anyMatch(REFINING::contains);
    }

    /** Returns the reference alone. */
    static Node bareReference(Node schema) {
        JsonObject bare =
                JsonObject.builder().put("$ref", schema.object().get("$ref")).build();
        return new Node(bare, schema.pointer() + "/$ref", schema.line());
    }
}

package dev.fairlead.description;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the shapes of a Smithy model as schemas, in the words of OpenAPI. Structures, unions and enumerations have a name; all other
 * shapes are written where they are used.
 */
final class SmithySchemas {

    /** The pointer below which the schemas stand in the document that is written. */
    static final String HOME = "/schemas/";

    private static final String PRELUDE = "smithy.api#";

    private final Map<String, Node> shapes = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final SmithyProtocol protocol;
    private final SmithyXml xml;

    SmithySchemas(Node model, SmithyProtocol protocol) {
        this.protocol = protocol;
        this.xml = new SmithyXml(protocol);
        model.members("shapes").forEach(shape -> shapes.put(shape.name(), shape));
        shapes.forEach((id, shape) -> {
            if (isNamed(shape)) {
                names.put(id, freeName(id));
            }
        });
    }

    private static boolean isNamed(Node shape) {
        return switch (shape.text("type")) {
            case "structure", "union", "enum" -> true;
            case "string" -> traits(shape).has(PRELUDE + "enum");
            default -> false;
        };
    }

    private String freeName(String id) {
        String plain = id.substring(id.indexOf('#') + 1);
        String name = plain;
        for (int i = 2; names.containsValue(name); i++) {
            name = plain + i;
        }
        return name;
    }

    /** Returns the shape of an id; null for one of the prelude. */
    @Nullable
    Node shape(String id) {
        return shapes.get(id);
    }

    /** Returns the id of a shape of this model. */
    String id(Node shape) {
        return shape.name();
    }

    /** Returns the traits of a shape or member. */
    static JsonObject traits(Node node) {
        JsonObject traits = node.object().object("traits");
        return traits == null ? JsonObject.empty() : traits;
    }

    /** Returns the text of a trait; empty where there is none. */
    static String trait(Node node, String name) {
        return traits(node).text(PRELUDE + name).orElse("");
    }

    static boolean has(Node node, String name) {
        return traits(node).has(PRELUDE + name);
    }

    /** Returns what a member refers to. */
    static String target(Node member) {
        return member.text("target");
    }

    /** Returns the members of a structure, those of its mixins first. */
    List<Node> members(Node structure) {
        Map<String, Node> members = new LinkedHashMap<>();
        for (Node mixin : structure.items("mixins")) {
            Node shape = shapes.get(target(mixin));
            if (shape != null) {
                members(shape).forEach(member -> members.put(member.name(), member));
            }
        }
        structure.members("members").forEach(member -> members.put(member.name(), member));
        return List.copyOf(members.values());
    }

    /** Returns all named schemas, as the member {@code schemas} of an object. */
    JsonObject document() {
        JsonObject.Builder schemas = JsonObject.builder();
        names.forEach((id, name) -> {
            Node shape = shapes.get(id);
            if (shape != null) {
                schemas.put(name, named(shape));
            }
        });
        return JsonObject.builder().put("schemas", schemas.build()).build();
    }

    private JsonObject named(Node shape) {
        return switch (shape.text("type")) {
            case "structure", "union" -> object(shape, member -> true);
            default -> enumeration(shape);
        };
    }

    /** Returns the schema of an object of some of the members of a structure. */
    JsonObject object(Node structure, Predicate<Node> chosen) {
        JsonObject.Builder properties = JsonObject.builder();
        List<JsonValue> required = new ArrayList<>();
        for (Node member : members(structure)) {
            if (chosen.test(member)) {
                JsonObject schema = member(member);
                properties.put(wireName(member), protocol.isXml() ? xml.member(member, schema) : schema);
                if (has(member, "required")) {
                    required.add(new JsonString(wireName(member)));
                }
            }
        }
        return described(structure, JsonObject.builder().put("type", "object"))
                .put("properties", properties.build())
                .put("required", JsonArray.of(required))
                .build();
    }

    /** Returns what a member is called in JSON; what it is called in XML is said beside its schema. */
    String wireName(Node member) {
        String other = protocol.namesInJson() ? trait(member, "jsonName") : "";
        return other.isEmpty() ? member.name() : other;
    }

    /** Returns the schema of a member's value in a body. */
    JsonObject member(Node member) {
        return member(member, protocol.timestampFormat());
    }

    /**
     * Returns the schema of a member's value.
     *
     * @param moments how a moment is written at this place where nothing is said
     */
    JsonObject member(Node member, String moments) {
        JsonObject schema = of(target(member), trait(member, "timestampFormat"), moments);
        return schema.has("$ref")
                ? schema
                : described(member, schema.toBuilder()).build();
    }

    private static JsonObject.Builder described(Node node, JsonObject.Builder schema) {
        String words = trait(node, "documentation");
        if (!words.isEmpty()) {
            schema.put("description", words);
        }
        if (has(node, "deprecated")) {
            schema.put("deprecated", true);
        }
        return schema;
    }

    /** Returns the reference to a named schema; null for a shape whose schema is written where it is used. */
    @Nullable
    JsonObject reference(String id) {
        String name = names.get(id);
        return name == null
                ? null
                : JsonObject.builder().put("$ref", "#" + HOME + name).build();
    }

    /**
     * Returns the schema of a shape: a reference to a named one, else the schema itself.
     *
     * @param asked how the member says that a moment is written; empty where the shape or the place says it
     */
    private JsonObject of(String id, String asked, String moments) {
        JsonObject reference = reference(id);
        if (reference != null) {
            return reference;
        }
        Node shape = shapes.get(id);
        String type = shape == null
                ? id.replace(PRELUDE, "").replace("Primitive", "").toLowerCase(Locale.ROOT)
                : shape.text("type");
        JsonObject.Builder schema = JsonObject.builder();
        switch (type) {
            case "list", "set" -> schema.put("type", "array").put("items", item(shape, "member", moments));
            case "map" -> schema.put("type", "object").put("additionalProperties", item(shape, "value", moments));
            case "boolean" -> schema.put("type", "boolean");
            case "byte", "short", "integer", "long", "intenum", "biginteger" -> schema.put("type", "integer");
            case "float", "double", "bigdecimal" -> schema.put("type", "number");
            case "timestamp" -> timestamp(shape, asked, moments, schema);
            case "blob" -> schema.put("type", "string").put("format", "byte");
            case "string" -> schema.put("type", "string");
            default -> {}
        }
        if (shape != null) {
            bounds(shape, schema);
        }
        Node key = shape == null ? null : shape.member("key");
        Node value = shape == null ? null : shape.member("value");
        return protocol.isXml() && type.equals("map") && key != null && value != null
                ? xml.map(key, value, schema.build())
                : schema.build();
    }

    private JsonObject item(@Nullable Node shape, String name, String moments) {
        Node member = shape == null ? null : shape.member(name);
        if (member == null) {
            return JsonObject.empty();
        }
        JsonObject schema = member(member, moments);
        return protocol.isXml() ? xml.item(member, schema) : schema;
    }

    private static void timestamp(@Nullable Node shape, String asked, String moments, JsonObject.Builder schema) {
        String own = shape == null ? "" : trait(shape, "timestampFormat");
        String format = !asked.isEmpty() ? asked : !own.isEmpty() ? own : moments;
        if (format.equals("epoch-seconds")) {
            schema.put("type", "number").put("format", "unix-time");
        } else {
            schema.put("type", "string").put("format", format);
        }
    }

    private static void bounds(Node shape, JsonObject.Builder schema) {
        JsonObject length = traits(shape).object(PRELUDE + "length");
        if (length != null && shape.text("type").equals("string")) {
            schema.putIfPresent("minLength", length.get("min"));
            schema.putIfPresent("maxLength", length.get("max"));
        }
        JsonObject range = traits(shape).object(PRELUDE + "range");
        if (range != null) {
            schema.putIfPresent("minimum", range.get("min"));
            schema.putIfPresent("maximum", range.get("max"));
        }
        if (!trait(shape, "pattern").isEmpty()) {
            schema.put("pattern", trait(shape, "pattern"));
        }
    }

    private JsonObject enumeration(Node shape) {
        List<JsonValue> values = new ArrayList<>();
        for (Node member : shape.members("members")) {
            String value = trait(member, "enumValue");
            values.add(new JsonString(value.isEmpty() ? member.name() : value));
        }
        JsonArray old = traits(shape).array(PRELUDE + "enum");
        if (old != null) {
            for (JsonValue each : old) {
                if (each instanceof JsonObject value && value.string("value") != null) {
                    values.add(new JsonString(String.valueOf(value.string("value"))));
                }
            }
        }
        return described(shape, JsonObject.builder().put("type", "string"))
                .put("enum", JsonArray.of(values))
                .build();
    }
}

package dev.fairlead.description;

import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import org.jspecify.annotations.Nullable;

/** Writes what Smithy says about XML ("XML bindings") as OpenAPI's {@code xml} object. */
final class SmithyXml {

    private static final String KEYWORD = "xml";
    private static final String NAMESPACE = "smithy.api#xmlNamespace";

    private final SmithyProtocol protocol;

    SmithyXml(SmithyProtocol protocol) {
        this.protocol = protocol;
    }

    /** Adds how a member of a structure looks. */
    JsonObject member(Node member, JsonObject schema) {
        JsonObject.Builder form = form(member, member.name());
        if (protocol == SmithyProtocol.EC2) {
            form.put("x-form-name", formName(member));
        }
        boolean list = schema.has("items");
        boolean map = schema.has("additionalProperties");
        if (!list && !map) {
            return with(schema, form.build());
        }
        boolean flat = SmithySchemas.has(member, "xmlFlattened");
        form.put("wrapped", JsonBoolean.of(!flat));
        if (flat && map) {
            form.put("x-entry", name(member, member.name()));
        }
        JsonObject items = schema.object("items");
        JsonObject shaped = flat && items != null
                ? schema.toBuilder()
                        .put("items", with(items, form(member, member.name()).build()))
                        .build()
                : schema;
        return with(shaped, form.build());
    }

    /** Adds how an item of a list looks. */
    JsonObject item(Node member, JsonObject schema) {
        JsonObject.Builder form = form(member, "member");
        if (schema.has("items")) {
            form.put("wrapped", JsonBoolean.TRUE);
        }
        return with(schema, form.build());
    }

    /** Adds how the entries of a map look. */
    JsonObject map(Node key, Node value, JsonObject schema) {
        return with(
                schema,
                JsonObject.builder()
                        .put("wrapped", JsonBoolean.TRUE)
                        .put("x-entry", "entry")
                        .put("x-key", name(key, "key"))
                        .put("x-value", name(value, "value"))
                        .build());
    }

    /**
     * Returns how a structure looks as a root.
     *
     * @param payload the member that it is the payload of; null for the whole of an input or output
     */
    XmlForm root(Node structure, Node service, @Nullable Node payload) {
        String name = structure.name().substring(structure.name().indexOf('#') + 1);
        JsonObject.Builder form = form(structure, name);
        if (!SmithySchemas.traits(structure).has(NAMESPACE)) {
            namespace(service, form);
        }
        if (payload != null) {
            form.put("name", name(payload, name(structure, name)));
            namespace(payload, form);
        }
        return XmlForm.of(with(JsonObject.empty(), form.build()));
    }

    private static JsonObject with(JsonObject schema, JsonObject form) {
        JsonObject before = schema.object(KEYWORD);
        JsonObject all = before == null ? form : before.toBuilder().putAll(form).build();
        return schema.toBuilder().put(KEYWORD, all).build();
    }

    private static String name(Node member, String plain) {
        String other = SmithySchemas.trait(member, "xmlName");
        return other.isEmpty() ? plain : other;
    }

    private static JsonObject.Builder form(Node member, String plain) {
        JsonObject.Builder form = JsonObject.builder().put("name", new JsonString(name(member, plain)));
        if (SmithySchemas.has(member, "xmlAttribute")) {
            form.put("attribute", JsonBoolean.TRUE);
        }
        namespace(member, form);
        return form;
    }

    private static void namespace(Node node, JsonObject.Builder form) {
        JsonObject namespace = SmithySchemas.traits(node).object(NAMESPACE);
        if (namespace != null) {
            form.putIfPresent("namespace", namespace.get("uri"));
            form.putIfPresent("prefix", namespace.get("prefix"));
        }
    }

    private static String formName(Node member) {
        String own =
                SmithySchemas.traits(member).text("aws.protocols#ec2QueryName").orElse("");
        String name = name(member, member.name());
        return own.isEmpty() ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : own;
    }
}

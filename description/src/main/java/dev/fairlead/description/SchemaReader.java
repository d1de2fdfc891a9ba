package dev.fairlead.description;

import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes each schema of a document once. What a schema contains is linked from a queue and not by recursion, so that
 * cycles need no care and a long chain of schemas needs no stack.
 */
final class SchemaReader {

    private static final String COMPONENTS = "/components/schemas/";

    private record Unlinked(Schema schema, Node node) {}

    private final Document document;
    private final Map<String, Schema> byPointer = new HashMap<>();
    private final Queue<Unlinked> unlinked = new ArrayDeque<>();

    SchemaReader(Document document) {
        this.document = document;
    }

    /** Reads the named schemas. */
    Map<String, Schema> components() {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        Node components = document.root().member("components");
        for (Node node : components == null ? List.<Node>of() : components.members("schemas")) {
            schemas.put(node.name(), read(node));
        }
        return schemas;
    }

    /** Returns the schema that stands at a node, complete. */
    Schema read(Node node) {
        Schema schema = schema(node);
        for (Unlinked next = unlinked.poll(); next != null; next = unlinked.poll()) {
            next.schema().link(parts(next.node()));
        }
        return schema;
    }

    /** Returns a schema that allows anything, for a place where none is described. */
    Schema anything(Node where) {
        return new Schema(JsonObject.empty(), null, where.pointer(), where.line());
    }

    private Schema schema(Node node) {
        Node target = document.follow(node);
        Schema known = byPointer.get(target.pointer());
        if (known != null) {
            return known;
        }
        if (!(target.value() instanceof JsonObject raw)) {
            throw document.trouble(
                    target, "a schema is an object, not " + article(target) + ": write {} to allow anything");
        }
        Schema schema = new Schema(raw, componentName(target), target.pointer(), target.line());
        byPointer.put(target.pointer(), schema);
        unlinked.add(new Unlinked(schema, target));
        return schema;
    }

    private static String article(Node node) {
        String kind = node.value().kind();
        return (kind.startsWith("a") || kind.startsWith("i") ? "an " : "a ") + kind;
    }

    private static @Nullable String componentName(Node node) {
        boolean component =
                node.pointer().startsWith(COMPONENTS) && node.pointer().indexOf('/', COMPONENTS.length()) < 0;
        return component ? node.name() : null;
    }

    private Schema.Parts parts(Node node) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        for (Node property : node.members("properties")) {
            properties.put(property.name(), schema(property));
        }
        return new Schema.Parts(
                Collections.unmodifiableMap(properties),
                required(node),
                optional(node.member("items")),
                additional(node.member("additionalProperties")),
                schemas(node.items("anyOf")),
                schemas(node.items("oneOf")),
                schemas(node.items("allOf")),
                discriminator(node.member("discriminator")));
    }

    private static Set<String> required(Node node) {
        Set<String> required = new LinkedHashSet<>();
        for (Node name : node.items("required")) {
            if (name.value() instanceof JsonString text) {
                required.add(text.value());
            }
        }
        return Collections.unmodifiableSet(required);
    }

    private @Nullable Schema optional(@Nullable Node node) {
        return node == null ? null : schema(node);
    }

    private @Nullable Schema additional(@Nullable Node node) {
        return node == null || node.value() instanceof JsonBoolean ? null : schema(node);
    }

    private List<Schema> schemas(List<Node> nodes) {
        return nodes.stream().map(this::schema).toList();
    }

    private @Nullable Discriminator discriminator(@Nullable Node node) {
        if (node == null || node.text("propertyName").isEmpty()) {
            return null;
        }
        Map<String, Schema> mapping = new LinkedHashMap<>();
        for (Node entry : node.members("mapping")) {
            if (entry.value() instanceof JsonString target) {
                mapping.put(entry.name(), mapped(entry, target.value()));
            }
        }
        return new Discriminator(node.text("propertyName"), mapping);
    }

    /** A mapping gives a reference or the bare name of a schema. */
    private Schema mapped(Node entry, String target) {
        String reference = target.startsWith("#") ? target : "#" + COMPONENTS + target;
        JsonObject written = JsonObject.builder().put("$ref", reference).build();
        return schema(new Node(written, entry.pointer(), entry.line()));
    }
}

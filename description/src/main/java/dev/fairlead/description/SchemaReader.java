package dev.fairlead.description;

import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

    private record Unlinked(Schema schema, Node node) {}

    private final Document document;
    private final String home;
    private final Map<String, Schema> byPointer = new HashMap<>();
    private final Queue<Unlinked> unlinked = new ArrayDeque<>();

    /**
     * Creates the reader.
     *
     * @param home the pointer of the object whose members are the named schemas, with a slash at its end
     */
    SchemaReader(Document document, String home) {
        this.document = document;
        this.home = home;
    }

    /** Reads the named schemas. */
    Map<String, Schema> named() {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        Node parent = document.at(home.substring(0, home.length() - 1));
        for (Node node : parent == null ? List.<Node>of() : parent.members()) {
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
        boolean refined = SchemaDialect.refinesReference(node.object());
        Node target = refined ? node : document.follow(node);
        Schema known = byPointer.get(target.pointer());
        if (known != null) {
            return known;
        }
        Schema schema = new Schema(raw(target), componentName(target), target.pointer(), target.line());
        byPointer.put(target.pointer(), schema);
        unlinked.add(new Unlinked(schema, target));
        return schema;
    }

    private JsonObject raw(Node node) {
        return switch (node.value()) {
            case JsonObject object -> SchemaDialect.usual(object);
            case JsonBoolean flag -> {
                if (flag == JsonBoolean.FALSE) {
                    document.odd(node, "a schema that allows nothing: taken as one that allows anything");
                }
                yield JsonObject.empty();
            }
            default ->
                throw document.trouble(
                        node, "a schema is an object, not " + article(node) + ": write {} to allow anything");
        };
    }

    private static String article(Node node) {
        String kind = node.value().kind();
        return (kind.startsWith("a") || kind.startsWith("i") ? "an " : "a ") + kind;
    }

    private @Nullable String componentName(Node node) {
        boolean component = node.pointer().startsWith(home) && node.pointer().indexOf('/', home.length()) < 0;
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
                anyOf(node),
                schemas(SchemaDialect.withoutNull(node.items("oneOf"))),
                allOf(node),
                discriminator(node.member("discriminator")));
    }

    /** A list of types is a choice between them. */
    private List<Schema> anyOf(Node node) {
        List<Node> types = SchemaDialect.types(node);
        return schemas(types.size() > 1 ? types : SchemaDialect.withoutNull(node.items("anyOf")));
    }

    /** A reference that says more beside itself is both. */
    private List<Schema> allOf(Node node) {
        List<Node> parts = new ArrayList<>(node.items("allOf"));
        if (SchemaDialect.refinesReference(node.object())) {
            parts.addFirst(SchemaDialect.bareReference(node));
        }
        return schemas(parts);
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
            Node target = entry.value() instanceof JsonString text ? mapped(entry, text.value()) : null;
            if (target == null) {
                document.odd(entry, "the mapping names no schema of this document: left out");
            } else {
                mapping.put(entry.name(), schema(target));
            }
        }
        return new Discriminator(node.text("propertyName"), mapping);
    }

    /** A mapping gives a reference or the bare name of a schema. */
    private @Nullable Node mapped(Node entry, String target) {
        String reference = target.startsWith("#") ? target : "#" + home + target;
        JsonObject written = JsonObject.builder().put("$ref", reference).build();
        Node node = new Node(written, entry.pointer(), entry.line());
        return document.leadsSomewhere(node) ? node : null;
    }
}

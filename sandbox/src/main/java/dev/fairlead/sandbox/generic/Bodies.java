package dev.fairlead.sandbox.generic;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a value in the media type that is declared for it. */
final class Bodies {

    private static final byte[] SOME_BYTES = "made up by the sandbox".getBytes(StandardCharsets.UTF_8);

    private Bodies() {}

    /** Returns the response with a value as its body. */
    static Response response(int status, ApiContent content, JsonValue value) {
        String type = content.mediaType();
        String bare = Declared.bare(type);
        if (content.isJson()) {
            return Response.of(status, value, type);
        }
        if (bare.equals("text/event-stream")) {
            return bytes(status, "data: " + value.toJson() + "\n\n", type);
        }
        if (content.isForm()) {
            return bytes(status, form(value), type);
        }
        if (bare.endsWith("/xml") || bare.endsWith("+xml")) {
            return bytes(status, xml(content.schema(), value), type);
        }
        if (bare.contains("ndjson") || bare.contains("jsonl") || bare.contains("json-seq")) {
            return bytes(status, value.toJson() + "\n", type);
        }
        boolean structured = value instanceof JsonObject || value instanceof JsonArray;
        String concrete = switch (bare) {
            case "image/*" -> "image/png";
            case "audio/*" -> "audio/mpeg";
            case "video/*" -> "video/mp4";
            case "text/*" -> "text/plain";
            default -> "";
        };
        if (!concrete.isEmpty()) {
            return Response.of(status, SOME_BYTES, concrete);
        }
        if (bare.contains("*")) {
            boolean binary = "binary".equals(content.schema().format())
                    || content.schema().type() == SchemaType.ANY;
            return structured && !(binary && value.equals(JsonObject.empty()))
                    ? Response.of(status, value)
                    : binary ? Response.of(status, SOME_BYTES, "application/octet-stream") : Response.of(status, value);
        }
        if (bare.startsWith("text/") || bare.contains("yaml") || bare.contains("csv")) {
            return bytes(status, value instanceof JsonString text ? text.value() : value.toJson(), type);
        }
        return Response.of(
                status,
                value instanceof JsonString text ? text.value().getBytes(StandardCharsets.UTF_8) : SOME_BYTES,
                type);
    }

    private static Response bytes(int status, String text, String type) {
        return Response.of(status, text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String form(JsonValue value) {
        List<String> pairs = new ArrayList<>();
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> pairs.add(encoded(name) + "=" + encoded(text(member))));
        }
        return String.join("&", pairs);
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.value() : value.toJson();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** XML as the schemas' {@code xml} say (OpenAPI 3.0, "XML Object"), less its namespaces. */
    private static String xml(@Nullable Schema schema, JsonValue value) {
        String name = schema == null ? "root" : xmlName(schema, schema.name() == null ? "root" : schema.name());
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        element(name, schema, value, out);
        return out.toString();
    }

    private static String xmlName(@Nullable Schema schema, String otherwise) {
        JsonObject facts = schema == null ? null : schema.raw().object("xml");
        String name = facts == null ? null : facts.string("name");
        String chosen = name == null ? otherwise : name;
        return chosen.matches("[A-Za-z_][A-Za-z0-9_.-]*") ? chosen : "item";
    }

    private static void element(String name, @Nullable Schema schema, JsonValue value, StringBuilder out) {
        if (value instanceof JsonArray array) {
            JsonObject facts = schema == null ? null : schema.raw().object("xml");
            boolean wrapped = facts != null && facts.isTrue("wrapped");
            Schema items = schema == null ? null : schema.items();
            if (wrapped) {
                out.append('<').append(name).append('>');
            }
            array.forEach(item -> element(xmlName(items, name), items, item, out));
            if (wrapped) {
                out.append("</").append(name).append('>');
            }
            return;
        }
        out.append('<').append(name).append('>');
        if (value instanceof JsonObject object) {
            object.forEach((member, inner) -> {
                Schema property = schema == null ? null : schema.properties().get(member);
                element(xmlName(property, member), property, inner, out);
            });
        } else {
            out.append(text(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        out.append("</").append(name).append('>');
    }
}

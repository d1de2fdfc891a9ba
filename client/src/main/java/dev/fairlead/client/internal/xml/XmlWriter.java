package dev.fairlead.client.internal.xml;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Writes JSON as the XML that a table of types says it stands for; members in the order of the table, unknown ones after them. */
final class XmlWriter {

    private final WireTable table;
    private final StringBuilder out = new StringBuilder();

    private XmlWriter(WireTable table) {
        this.table = table;
    }

    /**
     * Writes a document.
     *
     * @param type of the root
     */
    static String write(WireTable table, String type, String root, String namespace, String prefix, JsonObject value) {
        XmlWriter writer = new XmlWriter(table);
        writer.object(root, namespace, prefix, table.object(type), value);
        return writer.out.toString();
    }

    private void open(String name, String namespace, String prefix) {
        out.append('<').append(name);
        if (!namespace.isEmpty()) {
            out.append(" xmlns").append(prefix.isEmpty() ? "" : ":" + prefix).append("=\"");
            escape(namespace, true);
            out.append('"');
        }
    }

    private void close(String name) {
        out.append("</").append(name).append('>');
    }

    private void object(String name, String namespace, String prefix, WireObject type, JsonObject value) {
        open(name, namespace, prefix);
        for (WireMember member : type.members()) {
            JsonValue attribute = member.attribute() ? value.get(member.name()) : null;
            if (attribute != null) {
                out.append(' ').append(member.element()).append("=\"");
                escape(text(attribute), true);
                out.append('"');
            }
        }
        out.append('>');
        for (WireMember member : type.members()) {
            JsonValue written = member.attribute() ? null : value.get(member.name());
            if (isThere(written)) {
                member(member, written);
            }
        }
        value.forEach((unknown, written) -> {
            if (type.members().stream().noneMatch(member -> member.name().equals(unknown)) && isThere(written)) {
                value(unknown, "", "", WireType.Leaf.ANY, written);
            }
        });
        close(name);
    }

    private static boolean isThere(@Nullable JsonValue value) {
        return value != null && value != JsonNull.NULL;
    }

    private void member(WireMember member, @Nullable JsonValue value) {
        if (value == null) {
            return;
        }
        switch (member.type()) {
            case WireType.Items items
            when items.isFlat() && value instanceof JsonArray array ->
                array.forEach(item -> value(member.element(), member.namespace(), member.prefix(), items.type(), item));
            case WireType.Entries entries
            when entries.isFlat() && value instanceof JsonObject map -> entries(entries, member.namespace(), map);
            default -> value(member.element(), member.namespace(), member.prefix(), member.type(), value);
        }
    }

    private void entries(WireType.Entries entries, String namespace, JsonObject map) {
        map.forEach((key, value) -> {
            open(entries.entry(), namespace, "");
            out.append('>');
            value(entries.key(), "", "", WireType.Leaf.TEXT, new JsonString(key));
            value(entries.value(), "", "", entries.type(), value);
            close(entries.entry());
        });
    }

    private void value(String name, String namespace, String prefix, WireType type, JsonValue value) {
        if (value instanceof JsonObject object && !(type instanceof WireType.Entries)) {
            WireObject known = type instanceof WireType.Ref ref ? table.object(ref.name()) : WireObject.UNKNOWN;
            object(name, namespace, prefix, known, object);
            return;
        }
        if (value instanceof JsonArray array && !(type instanceof WireType.Items)) {
            array.forEach(item -> value(name, namespace, prefix, WireType.Leaf.ANY, item));
            return;
        }
        open(name, namespace, prefix);
        out.append('>');
        if (type instanceof WireType.Items items && value instanceof JsonArray array) {
            array.forEach(item -> value(items.item(), "", "", items.type(), item));
        } else if (type instanceof WireType.Entries entries && value instanceof JsonObject map) {
            entries(entries, "", map);
        } else {
            escape(text(value), false);
        }
        close(name);
    }

    /** Returns a value without parts as a text. */
    static String text(JsonValue value) {
        return switch (value) {
            case JsonString text -> text.value();
            case JsonNull ignored -> "";
            case JsonNumber number
            when !number.isInteger() -> number.decimalValue().toPlainString();
            default -> value.toJson();
        };
    }

    /** XML 1.0 §2.4; line ends and tabs are written as references where a reader would change them (§2.11, §3.3.3). */
    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#xD;");
                case '\n' -> out.append(attribute ? "&#xA;" : "\n");
                case '\t' -> out.append(attribute ? "&#x9;" : "\t");
                default -> {
                    if (c < ' ' || c == '\ufffe' || c == '\uffff') {
                        throw new IllegalArgumentException("a text has a control character, which XML cannot hold");
                    }
                    out.append(c);
                }
            }
        }
    }
}

package dev.fairlead.client.internal.xml;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON as a form of several levels: names with dots between, items counted from 1 (Smithy, "AWS query protocol" and "AWS EC2
 * query protocol").
 */
final class QueryWriter {

    private final WireTable table;
    private final boolean ec2;
    private final StringBuilder out = new StringBuilder();

    private QueryWriter(WireTable table, boolean ec2) {
        this.table = table;
        this.ec2 = ec2;
    }

    /**
     * Writes a form.
     *
     * @param fixed the fields that come first, encoded
     * @param ec2 whether lists never have a name for their items, as in EC2's form of the protocol
     */
    static String write(WireTable table, String type, String fixed, boolean ec2, JsonObject value) {
        QueryWriter writer = new QueryWriter(table, ec2);
        writer.out.append(fixed);
        writer.object("", table.object(type), value);
        return writer.out.toString();
    }

    private void object(String prefix, WireObject type, JsonObject value) {
        for (WireMember member : type.members()) {
            JsonValue written = value.get(member.name());
            if (written != null && written != JsonNull.NULL) {
                String name = ec2 ? member.field() : member.element();
                value(prefix + nameOf(member, name), member.type(), written);
            }
        }
        value.forEach((unknown, written) -> {
            if (type.members().stream().noneMatch(member -> member.name().equals(unknown))) {
                value(prefix + unknown, WireType.Leaf.ANY, written);
            }
        });
    }

    private static String nameOf(WireMember member, String name) {
        return member.type() instanceof WireType.Entries entries && entries.flat() ? entries.entry() : name;
    }

    private void value(String name, WireType type, JsonValue value) {
        switch (value) {
            case JsonArray array -> items(name, type, array);
            case JsonObject map when type instanceof WireType.Entries entries -> entries(name, entries, map);
            case JsonObject object ->
                object(
                        name + ".",
                        type instanceof WireType.Ref ref ? table.object(ref.name()) : WireObject.UNKNOWN,
                        object);
            default -> field(name, XmlWriter.text(value));
        }
    }

    private void items(String name, WireType type, JsonArray array) {
        if (array.isEmpty() && !ec2) {
            field(name, "");
        }
        String item = type instanceof WireType.Items items && !items.item().isEmpty() && !ec2
                ? name + "." + items.item()
                : name;
        WireType of = type instanceof WireType.Items items ? items.type() : WireType.Leaf.ANY;
        for (int i = 0; i < array.size(); i++) {
            value(item + "." + (i + 1), of, array.get(i));
        }
    }

    private void entries(String name, WireType.Entries entries, JsonObject map) {
        int[] count = {0};
        map.forEach((key, value) -> {
            String entry = (entries.flat() ? name : name + "." + entries.entry()) + "." + ++count[0] + ".";
            field(entry + entries.key(), key);
            value(entry + entries.value(), entries.type(), value);
        });
    }

    private void field(String name, String value) {
        if (!out.isEmpty()) {
            out.append('&');
        }
        out.append(encoded(name)).append('=').append(encoded(value));
    }

    /** Java's own encoding of forms leaves a star and writes a space as a plus, which signatures of AWS do not know. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

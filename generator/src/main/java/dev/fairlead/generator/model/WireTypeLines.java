package dev.fairlead.generator.model;

import dev.fairlead.description.Schema;
import dev.fairlead.description.XmlForm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes types as the lines of a table: a line for each type, and below it, indented, one for each member. */
final class WireTypeLines {

    private static final String RESERVED = "%:,[]{}#=! \t\r\n\\\"";
    private static final int DEEPEST = 20;

    private record Waiting(String name, Schema schema) {}

    private final Map<Schema, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final List<String> lines = new ArrayList<>();

    /** Returns the lines of all types that were asked for, and of those that they lead to. */
    List<String> lines() {
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            lines.add(next.name());
            write(next);
        }
        return lines;
    }

    /**
     * Returns the name of an object's type in the table, encoded.
     *
     * @param natural its name where the description has none
     */
    String type(Schema schema, String natural) {
        String known = names.get(schema);
        if (known != null) {
            return known;
        }
        String own = schema.name();
        String name = encoded(own == null ? natural.replace(' ', '-') : own);
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        names.put(schema, free);
        waiting.add(new Waiting(free, schema));
        return free;
    }

    /** Returns a name of the table as it is when it is read. */
    static String plain(String encoded) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                plain.append((char) Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                plain.append(encoded.charAt(i));
            }
        }
        return plain.toString();
    }

    private void write(Waiting type) {
        SchemaFacts.properties(type.schema()).forEach((name, schema) -> {
            XmlForm form = WireMaker.formOf(type.schema(), name);
            String element = form.name() == null ? name : form.name();
            String shown = element;
            String kind = kind(form, schema, element, type.name() + "." + name, 0);
            if (kind.startsWith("[:")) {
                String item = essence(schema).itemXml().name();
                shown = item == null ? element : item;
            }
            String prefix = form.prefix() == null ? "" : form.prefix();
            StringBuilder line =
                    new StringBuilder("  ").append(encoded(name)).append(' ').append(kind);
            boolean prefixed = form.namespace() == null && !prefix.isEmpty();
            option(line, "name", shown.equals(name) ? null : prefixed ? prefix + ":" + shown : shown);
            option(line, "form", form.formName() == null || form.formName().equals(shown) ? null : form.formName());
            option(line, "ns", form.namespace());
            option(line, "prefix", form.namespace() == null || prefix.isEmpty() ? null : prefix);
            lines.add(line + (form.attribute() ? " attribute" : ""));
        });
    }

    private static void option(StringBuilder line, String word, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            line.append(' ').append(word).append('=').append(encoded(value));
        }
    }

    private static Schema essence(Schema schema) {
        return SchemaFacts.essence(schema);
    }

    private String kind(XmlForm form, Schema written, String element, String path, int depth) {
        Schema schema = essence(written);
        if (depth > DEEPEST || !SchemaFacts.variants(schema).isEmpty()) {
            return "any";
        }
        return switch (SchemaFacts.type(schema)) {
            case STRING -> "text";
            case INTEGER, NUMBER -> "number";
            case BOOLEAN -> "flag";
            case ARRAY -> list(form, schema, element, path, depth);
            case OBJECT -> object(form, schema, path, depth);
            case ANY -> "any";
        };
    }

    private String list(XmlForm form, Schema schema, String element, String path, int depth) {
        Schema items = schema.items();
        XmlForm itemForm = schema.itemXml();
        String item = itemForm.name() == null ? element : itemForm.name();
        String kind = items == null ? "any" : kind(itemForm, items, item, path, depth + 1);
        return "[" + (form.wrapped() ? encoded(item) : "") + ":" + kind + "]";
    }

    private String object(XmlForm form, Schema schema, String path, int depth) {
        if (!SchemaFacts.properties(schema).isEmpty() || schema.additionalProperties() == null) {
            return SchemaFacts.isRecord(schema) ? "#" + type(schema, plain(path)) : "any";
        }
        if (form.entry() == null || form.key() == null || form.value() == null) {
            return "any";
        }
        Schema values = schema.additionalProperties();
        return "{" + (form.wrapped() ? "" : "!") + encoded(form.entry()) + "," + encoded(form.key()) + ","
                + encoded(form.value()) + ":" + kind(schema.valueXml(), values, form.value(), path, depth + 1) + "}";
    }

    /** What has a meaning in a table, and what is no printable ASCII, goes as the number of its character. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        text.chars().forEach(c -> {
            if (c > 255) {
                encoded.append('?');
            } else if (RESERVED.indexOf(c) >= 0 || c < ' ' || c > '~') {
                encoded.append("%%%02x".formatted(c));
            } else {
                encoded.append((char) c);
            }
        });
        return encoded.toString();
    }
}

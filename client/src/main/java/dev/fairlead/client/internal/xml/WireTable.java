package dev.fairlead.client.internal.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of an API, read from a text: a line for each type, and below it, indented, one for each of its members.
 *
 * <pre>
 * Bucket
 *   Name text
 *   Tags [Tag:#Tag]
 *   Grants [:#Grant] name=Grant
 * </pre>
 *
 * <p>A kind is {@code text}, {@code number}, {@code flag}, {@code any}, {@code #Type}, <code>[item:kind]</code> for a list, without an
 * item's name for one whose items have the member's, <code>{entry,key,value:kind}</code> for a map, with {@code !} first for one
 * whose entries stand beside the other members. After it may stand {@code name=} in XML, {@code form=} in forms, {@code attribute},
 * {@code ns=} and {@code prefix=}. What has a meaning here is percent-encoded in names.
 */
public final class WireTable {

    private final Map<String, WireObject> objects = new HashMap<>();

    /** Reads a table that may be cut into several texts. */
    public WireTable(String... texts) {
        String name = "";
        List<WireMember> members = new ArrayList<>();
        for (String text : texts) {
            for (String line : text.lines().toList()) {
                if (line.isBlank()) {
                    continue;
                }
                if (line.startsWith(" ")) {
                    members.add(member(line.strip()));
                } else {
                    objects.put(name, new WireObject(members));
                    name = decoded(line.strip());
                    members.clear();
                }
            }
        }
        objects.put(name, new WireObject(members));
    }

    /**
     * Returns a type.
     *
     * @throws IllegalArgumentException if the table has none of this name
     */
    WireObject object(String name) {
        WireObject found = objects.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the table has no type " + name);
        }
        return found;
    }

    private static WireMember member(String line) {
        String[] parts = line.split(" +", -1);
        String name = decoded(parts[0]);
        WireType type = parts.length < 2 ? WireType.Leaf.TEXT : new KindReader(parts[1]).read();
        String element = name;
        String field = "";
        String namespace = "";
        String prefix = "";
        boolean attribute = false;
        for (int i = 2; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String value = decoded(parts[i].substring(equals + 1));
            switch (equals < 0 ? parts[i] : parts[i].substring(0, equals)) {
                case "name" -> element = value;
                case "form" -> field = value;
                case "ns" -> namespace = value;
                case "prefix" -> prefix = value;
                case "attribute" -> attribute = true;
                default -> throw new IllegalArgumentException("no word of a table of types: " + parts[i]);
            }
        }
        return new WireMember(name, element, field.isEmpty() ? element : field, attribute, namespace, prefix, type);
    }

    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                decoded.append((char) Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }

    /** Reads what a member is. */
    private static final class KindReader {

        private final String text;
        private int at;

        KindReader(String text) {
            this.text = text;
        }

        WireType read() {
            char first = text.charAt(at);
            if (first == '[') {
                String item = upTo(':', 1);
                WireType type = read();
                at++;
                return new WireType.Items(item, type);
            }
            if (first == '{') {
                boolean flat = text.startsWith("!", at + 1);
                String entry = upTo(',', flat ? 2 : 1);
                String key = upTo(',', 0);
                String value = upTo(':', 0);
                WireType type = read();
                at++;
                return new WireType.Entries(entry, key, value, flat, type);
            }
            int begin = at;
            while (at < text.length() && text.charAt(at) != ']' && text.charAt(at) != '}') {
                at++;
            }
            String word = text.substring(begin, at);
            return switch (word) {
                case "text" -> WireType.Leaf.TEXT;
                case "number" -> WireType.Leaf.NUMBER;
                case "flag" -> WireType.Leaf.FLAG;
                case "any" -> WireType.Leaf.ANY;
                default -> new WireType.Ref(decoded(word.substring(1)));
            };
        }

        private String upTo(char end, int skipped) {
            int begin = at + skipped;
            int stop = text.indexOf(end, begin);
            if (stop < 0) {
                throw new IllegalArgumentException("no kind of a table of types: " + text);
            }
            at = stop + 1;
            return decoded(text.substring(begin, stop));
        }
    }
}

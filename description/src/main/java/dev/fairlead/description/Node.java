package dev.fairlead.description;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of the document and where it stands.
 *
 * @param pointer RFC 6901
 * @param line from 1; 0 where it is not known
 */
record Node(JsonValue value, String pointer, int line) {

    /** Returns this value if it is an object, and an empty object otherwise. */
    JsonObject object() {
        return value instanceof JsonObject object ? object : JsonObject.empty();
    }

    /** Returns the member of this name; null where there is none. */
    @Nullable
    Node member(String name) {
        JsonValue member = object().get(name);
        return member == null ? null : new Node(member, pointer + "/" + escape(name), lineOf(name));
    }

    private int lineOf(String name) {
        int known = object().line(name);
        return known > 0 ? known : line;
    }

    /** Returns the members of an object, in order; none where this is no object. */
    List<Node> members() {
        List<Node> members = new ArrayList<>();
        object().forEach((name, member) -> members.add(new Node(member, pointer + "/" + escape(name), lineOf(name))));
        return members;
    }

    /** Returns the members of the member of this name. */
    List<Node> members(String name) {
        Node member = member(name);
        return member == null ? List.of() : member.members();
    }

    /** Returns the items of the array that is the member of this name; none where there is none. */
    List<Node> items(String name) {
        Node member = member(name);
        if (member == null || !(member.value instanceof JsonArray array)) {
            return List.of();
        }
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            int itemLine = array.line(i) > 0 ? array.line(i) : member.line;
            items.add(new Node(array.get(i), member.pointer + "/" + i, itemLine));
        }
        return items;
    }

    /** Returns this object without some of its members. */
    Node without(Set<String> names) {
        JsonObject.Builder rest = JsonObject.builder();
        object().forEach((name, member) -> {
            if (!names.contains(name)) {
                rest.put(name, member);
            }
        });
        return new Node(rest.build(), pointer, line);
    }

    /** Returns the texts in the array that is the member of this name. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(name)) {
            if (item.value instanceof JsonString text) {
                texts.add(text.value());
            }
        }
        return texts;
    }

    /** Returns the text of the member of this name; empty where there is none. */
    String text(String name) {
        return object().text(name).orElse("");
    }

    /** Returns the last part of the pointer: the name of this member. */
    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

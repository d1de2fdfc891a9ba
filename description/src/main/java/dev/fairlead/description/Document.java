package dev.fairlead.description;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document while it is read: follows its references and collects what is odd about it. */
final class Document {

    private final String source;
    private final Node root;
    private final String home;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Document(String source, JsonObject root) {
        this(source, root, "");
    }

    /**
     * Creates a document.
     *
     * @param home where a reference that is a bare name leads, with a slash at its end; empty where there are none such
     */
    Document(String source, JsonObject root, String home) {
        this.source = source;
        this.root = new Node(root, "", 0);
        this.home = home;
    }

    Node root() {
        return root;
    }

    String source() {
        return source;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    void odd(Node where, String message) {
        diagnostics.add(new Diagnostic(where.line(), where.pointer(), message));
    }

    DescriptionException trouble(Node where, String message) {
        return new DescriptionException(source, where.line(), where.pointer(), message);
    }

    /** Returns the value itself or, where it is a reference, what that stands for in the end. */
    Node follow(Node node) {
        if (reference(node) == null) {
            return node;
        }
        Node current = node;
        Set<String> seen = new LinkedHashSet<>();
        for (String reference = reference(current); reference != null; reference = reference(current)) {
            if (!seen.add(reference)) {
                throw trouble(
                        node, "the references " + String.join(" -> ", seen) + " lead back to themselves: remove one");
            }
            current = find(current, reference);
        }
        return current;
    }

    private static @Nullable String reference(Node node) {
        return node.object().get("$ref") instanceof JsonString text ? text.value() : null;
    }

    /** Returns whether a reference names something in this document. */
    boolean leadsSomewhere(Node node) {
        String reference = reference(node);
        return reference != null && reference.startsWith("#") && lookUp(reference) != null;
    }

    private Node find(Node from, String reference) {
        boolean bareName = !home.isEmpty() && reference.matches("[A-Za-z0-9_.$-]+");
        if (!reference.isEmpty() && reference.charAt(0) != '#' && !bareName) {
            throw trouble(
                    from,
                    "$ref '" + reference + "' leads out of this document, which is not followed yet: bundle the"
                            + " description into one file first");
        }
        Node found = lookUp(bareName ? "#" + home + reference : reference);
        if (found == null) {
            throw trouble(
                    from,
                    "$ref '" + reference + "' names nothing in this document: correct the reference or add what it"
                            + " names");
        }
        return found;
    }

    /** Returns what stands at a JSON pointer; null for nothing. */
    @Nullable
    Node at(String pointer) {
        return walk(pointer);
    }

    private @Nullable Node lookUp(String reference) {
        String pointer = decoded(reference.isEmpty() ? "" : reference.substring(1));
        return pointer.isEmpty() || pointer.charAt(0) == '/' ? walk(pointer) : null;
    }

    private static String decoded(String fragment) {
        if (fragment.indexOf('%') < 0) {
            return fragment;
        }
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return fragment;
        }
    }

    private @Nullable Node walk(String pointer) {
        Node current = root;
        for (int start = 1; current != null && start <= pointer.length(); ) {
            int end = pointer.indexOf('/', start);
            int stop = end < 0 ? pointer.length() : end;
            current = step(current, pointer.substring(start, stop));
            start = stop + 1;
        }
        return current;
    }

    private static @Nullable Node step(Node node, String token) {
        String name = token.replace("~1", "/").replace("~0", "~");
        Node member = node.member(name);
        if (member != null) {
            return member;
        }
        JsonValue item = node.value().at("/" + token);
        return item == null ? null : new Node(item, node.pointer() + "/" + token, node.line());
    }
}

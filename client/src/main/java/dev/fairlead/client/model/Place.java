package dev.fairlead.client.model;

import dev.fairlead.client.error.DecodingException;
import dev.fairlead.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Where in a model a value stands, so that an error can say it. Immutable; the text is made only when it is asked for.
 */
public final class Place {

    private final @Nullable Place parent;
    private final String token;

    private Place(@Nullable Place parent, String token) {
        this.parent = parent;
        this.token = token;
    }

    /** Returns the root of a document that messages call by this name, for instance {@code Customer}. */
    public static Place root(String name) {
        return new Place(null, name);
    }

    /** Returns the place of a member below this one. */
    public Place member(String name) {
        return new Place(this, name);
    }

    /** Returns the place of an item below this one, counted from 0. */
    public Place item(int index) {
        return new Place(this, Integer.toString(index));
    }

    /** Returns the JSON pointer (RFC 6901) from the root to here; empty for the root itself. */
    public String pointer() {
        return parent == null
                ? ""
                : parent.pointer() + "/" + token.replace("~", "~0").replace("/", "~1");
    }

    private String rootName() {
        return parent == null ? token : parent.rootName();
    }

    /**
     * Returns the exception for a value of the wrong kind. Its message names the model, the pointer and the kinds, and
     * never the value.
     *
     * @param expected what should stand here, with its article, for instance {@code a string}
     * @param found what does stand here; null where there is nothing
     */
    public DecodingException mismatch(String expected, @Nullable JsonValue found) {
        return unreadable(expected, found == null ? "nothing" : withArticle(found.kind()));
    }

    /**
     * Returns the exception for a value of the right kind that cannot be read.
     *
     * @param expected what should stand here, with its article
     * @param found what does stand here, in words; never the value itself
     */
    public DecodingException unreadable(String expected, String found) {
        String pointer = pointer();
        String where = pointer.isEmpty() ? rootName() : rootName() + " at " + pointer;
        return new DecodingException(pointer, where + ": expected " + expected + ", found " + found);
    }

    private static String withArticle(String kind) {
        return switch (kind) {
            case "null" -> kind;
            case "object", "array", "integer" -> "an " + kind;
            default -> "a " + kind;
        };
    }

    @Override
    public String toString() {
        return rootName() + pointer();
    }
}

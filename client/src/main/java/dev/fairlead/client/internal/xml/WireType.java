package dev.fairlead.client.internal.xml;

/** What a value is, as far as XML does not show it. */
public sealed interface WireType {

    /** A value without parts: XML has a text for each. */
    enum Leaf implements WireType {
        /** A text. */
        TEXT,
        /** A number. */
        NUMBER,
        /** True or false. */
        FLAG,
        /** Not said: what has elements in it is an object, all else a text. */
        ANY
    }

    /** An object of a type of the table. */
    record Ref(String name) implements WireType {}

    /**
     * A list.
     *
     * @param item the element of an item; empty where items stand beside the other members, each under the member's own name
     */
    record Items(String item, WireType type) implements WireType {}

    /**
     * Values by names that are data.
     *
     * @param entry the element of an entry
     * @param key the element of its name
     * @param value the element of its value
     * @param flat whether entries stand beside the other members
     */
    record Entries(String entry, String key, String value, boolean flat, WireType type) implements WireType {}

    /** Returns whether a value has no element of its own around its parts. */
    default boolean isFlat() {
        return switch (this) {
            case Items items -> items.item().isEmpty();
            case Entries entries -> entries.flat();
            case Leaf ignored -> false;
            case Ref ignored -> false;
        };
    }
}

package dev.fairlead.generator.model;

/** What a call returns. */
public sealed interface Result {

    /** A value read from JSON. */
    record Value(ValueType type) implements Result {}

    /** A value read from JSON, or nothing where the answer has no body. */
    record Maybe(ValueType type) implements Result {}

    /** One of several things, by the status of the answer. */
    record ByStatus(ClassName name) implements Result {}

    /**
     * A list that is read page by page.
     *
     * @param items the type of an item
     * @param pagination which of the profile's ways of pagination, from 0
     * @param isArray whether a page is the array of items itself
     */
    record Paged(ValueType items, int pagination, boolean isArray) implements Result {}

    /** Events, as the server sends them; the data of each is of this type. */
    record Events(ValueType data) implements Result {}

    /** A text. */
    record Text() implements Result {}

    /** Bytes, for instance of a file. */
    record Bytes() implements Result {}

    /** Nothing. */
    record Nothing() implements Result {}
}

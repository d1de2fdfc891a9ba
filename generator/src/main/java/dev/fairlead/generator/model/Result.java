package dev.fairlead.generator.model;

/** What a call returns. */
public sealed interface Result {

    /** A value read from a JSON object. */
    record Value(ValueType type) implements Result {}

    /**
     * A list that is read page by page.
     *
     * @param items the type of an item
     * @param pagination which of the profile's ways of pagination, from 0
     * @param isArray whether a page is the array of items itself
     */
    record Paged(ValueType items, int pagination, boolean isArray) implements Result {}

    /** Bytes, for instance of a file. */
    record Bytes() implements Result {}

    /** Nothing. */
    record Nothing() implements Result {}
}

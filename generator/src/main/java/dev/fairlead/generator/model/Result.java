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
     */
    record Paged(ValueType items, int pagination) implements Result {}

    /** Bytes, for instance of a file. */
    record Bytes() implements Result {}

    /** Nothing. */
    record Nothing() implements Result {}
}

package dev.fairlead.generator.model;

/** The type of a value that is read or sent. */
public sealed interface ValueType {

    /** A type that needs no declaration. */
    enum Scalar implements ValueType {
        /** A text. */
        TEXT,
        /** A number without a fraction, of 64 bits. */
        WHOLE,
        /** A number, exact. */
        DECIMAL,
        /** A number, exact, written as a text. */
        DECIMAL_TEXT,
        /** True or false. */
        FLAG,
        /** A moment, as seconds since 1970. */
        EPOCH_SECONDS,
        /** A moment, as RFC 3339 text. */
        DATE_TIME,
        /** A calendar date. */
        DATE,
        /** A file to send. */
        FILE,
        /** An object of which nothing is described. */
        OBJECT,
        /** Anything. */
        ANYTHING
    }

    /** A generated model. */
    record ModelRef(ClassName name) implements ValueType {}

    /** A generated enumeration. */
    record EnumRef(ClassName name) implements ValueType {}

    /** A generated union. */
    record UnionRef(ClassName name) implements ValueType {}

    /** Generated parameters. */
    record ParamsRef(ClassName name) implements ValueType {}

    /** A list. */
    record ListOf(ValueType items) implements ValueType {}

    /** Values by names that are data. */
    record MapOf(ValueType values) implements ValueType {}

    /** A reference that comes as an id or as the object itself. */
    record ExpandableOf(ValueType target) implements ValueType {}
}

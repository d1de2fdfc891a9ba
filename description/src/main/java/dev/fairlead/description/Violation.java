package dev.fairlead.description;

/**
 * One way in which a value does not fit its schema.
 *
 * @param pointer where in the value, as a JSON pointer (RFC 6901); empty for the whole value
 * @param kind what is wrong
 * @param message what is wrong, in words; never repeats the value
 */
public record Violation(String pointer, Kind kind, String message) {

    /** What is wrong with a value. */
    public enum Kind {
        /** Another kind of value is described. */
        TYPE,
        /** Null where it is not allowed. */
        NULL,
        /** A required property is not there. */
        REQUIRED,
        /** A property that is not described, in an object that has no others. */
        UNKNOWN_PROPERTY,
        /** None of the values that are allowed. */
        ENUM,
        /** A text that is too long or too short. */
        LENGTH,
        /** A number out of bounds. */
        RANGE,
        /** A text that does not match. */
        PATTERN
    }
}

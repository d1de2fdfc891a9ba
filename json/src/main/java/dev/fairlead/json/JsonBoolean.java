package dev.fairlead.json;

/** A JSON boolean. */
public enum JsonBoolean implements JsonValue {
    /** {@code true}. */
    TRUE,
    /** {@code false}. */
    FALSE;

    /** Returns the JSON value of a Java boolean. */
    public static JsonBoolean of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Returns the Java boolean. */
    public boolean value() {
        return this == TRUE;
    }

    @Override
    public String kind() {
        return "boolean";
    }

    @Override
    public String toJson() {
        return value() ? "true" : "false";
    }

    @Override
    public String toString() {
        return toJson();
    }
}

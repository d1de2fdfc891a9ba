package dev.fairlead.client.model;

import dev.fairlead.json.JsonValue;

/**
 * The case of a union that nobody knew when the code was generated: it keeps the value as it came. Each generated union
 * has its own final subclass named {@code Unknown}. Immutable.
 */
public abstract class UnknownVariant {

    private final JsonValue json;

    /** Creates the case for a value. */
    protected UnknownVariant(JsonValue json) {
        this.json = json;
    }

    /** Returns the value as it came. */
    public final JsonValue json() {
        return json;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof UnknownVariant that && getClass() == that.getClass() && json.equals(that.json);
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** Returns the kind of the value, not the value: it may be sensitive. */
    @Override
    public final String toString() {
        return "Unknown(" + json.kind() + ")";
    }
}

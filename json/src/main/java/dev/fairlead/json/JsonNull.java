package dev.fairlead.json;

/** The JSON null. */
public enum JsonNull implements JsonValue {
    /** The only one. */
    NULL;

    @Override
    public String kind() {
        return "null";
    }

    @Override
    public String toJson() {
        return "null";
    }

    @Override
    public String toString() {
        return "null";
    }
}

package dev.fairlead.json;

/** The messages of exceeded bounds, the same for both readers. */
final class Limit {

    private Limit() {}

    static void checkLength(long bytes, JsonLimits limits) {
        if (bytes > limits.bytes()) {
            throw new JsonException(
                    "the text has " + bytes + " bytes, more than the " + limits.bytes() + " that are read", 0, 0);
        }
    }

    static String tooMany(JsonLimits limits) {
        return "the text holds more than the " + limits.values()
                + " values that are read (YAML aliases count as often as they are used)";
    }

    static String tooDeep(JsonLimits limits) {
        return "objects and arrays are nested deeper than the " + limits.depth() + " levels that are read";
    }
}

package dev.fairlead.json;

/**
 * Bounds on what is read, so that no text can exhaust the machine.
 *
 * @param bytes the longest text, in bytes
 * @param depth the deepest nesting of objects and arrays
 * @param values the most values in one text; aliases of a YAML text count as often as they are used
 */
public record JsonLimits(long bytes, int depth, long values) {

    /** Checks that each bound is positive and the depth at most 2,000, which every thread's stack bears. */
    public JsonLimits {
        if (bytes < 1 || depth < 1 || depth > 2_000 || values < 1) {
            throw new IllegalArgumentException("limits are positive and the depth is at most 2,000");
        }
    }

    /** For bodies from the wire: 16 MiB, 200 deep, 2 million values. */
    public static JsonLimits forMessages() {
        return new JsonLimits(16L << 20, 200, 2_000_000);
    }

    /** For API descriptions: 64 MiB, 500 deep, 20 million values. */
    public static JsonLimits forDocuments() {
        return new JsonLimits(64L << 20, 500, 20_000_000);
    }
}

package dev.fairlead.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Short ASCII strings of a text: one that comes again soon is the same object. Forgets rather than grows. Not for use by several threads. */
final class SharedTexts {

    private final byte[] bytes;
    private final @Nullable JsonString[] slots;

    /**
     * Begins without any.
     *
     * @param slots how many are remembered at most; a power of two
     */
    SharedTexts(byte[] bytes, int slots) {
        this.bytes = bytes;
        this.slots = new @Nullable JsonString[slots];
    }

    /**
     * Returns the string that stands between two places.
     *
     * @param hash of the string, as {@link String#hashCode} has it
     */
    JsonString get(int start, int end, int hash) {
        int slot = (hash ^ hash >>> 16) & slots.length - 1;
        JsonString known = slots[slot];
        if (known != null && stands(known.value(), start, end)) {
            return known;
        }
        JsonString fresh = new JsonString(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        slots[slot] = fresh;
        return fresh;
    }

    private boolean stands(String text, int start, int end) {
        if (text.length() != end - start) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }
}

package dev.fairlead.json;

import org.jspecify.annotations.Nullable;

/** RFC 6901: a path to one value. */
final class JsonPointer {

    private JsonPointer() {}

    static @Nullable JsonValue find(JsonValue root, String pointer) {
        if (pointer.isEmpty()) {
            return root;
        }
        if (pointer.charAt(0) != '/') {
            throw new IllegalArgumentException("a JSON pointer begins with '/': " + pointer);
        }
        JsonValue current = root;
        int start = 1;
        while (current != null) {
            int end = pointer.indexOf('/', start);
            String token = unescape(pointer.substring(start, end < 0 ? pointer.length() : end));
            current = step(current, token);
            if (end < 0) {
                return current;
            }
            start = end + 1;
        }
        return null;
    }

    private static @Nullable JsonValue step(JsonValue value, String token) {
        return switch (value) {
            case JsonObject object -> object.get(token);
            case JsonArray array -> item(array, token);
            default -> null;
        };
    }

    private static @Nullable JsonValue item(JsonArray array, String token) {
        if (token.isEmpty() || token.length() > 9 || !token.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int position = Integer.parseInt(token);
        return position < array.size() ? array.get(position) : null;
    }

    private static String unescape(String token) {
        return token.indexOf('~') < 0 ? token : token.replace("~1", "/").replace("~0", "~");
    }
}

package dev.fairlead.client.internal.codec;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a form with nested brackets the way servers do: decode names and values first, split the names at brackets after.
 * Written apart from the encoder and shares nothing with it.
 */
final class FormParser {

    private FormParser() {}

    /** Returns the form as nested objects; what has the keys 0, 1, 2… becomes an array. */
    static JsonValue parse(String form) {
        Map<String, Object> root = new LinkedHashMap<>();
        for (String pair : form.isEmpty() ? new String[0] : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            put(root, keys(decode(pair.substring(0, equals))), decode(pair.substring(equals + 1)));
        }
        JsonObject.Builder object = JsonObject.builder();
        root.forEach((name, value) -> object.put(name, toJson(value)));
        return object.build();
    }

    private static List<String> keys(String name) {
        List<String> keys = new ArrayList<>();
        int open = name.indexOf('[');
        keys.add(open < 0 ? name : name.substring(0, open));
        while (open >= 0) {
            int close = name.indexOf(']', open);
            keys.add(name.substring(open + 1, close));
            open = close + 1 < name.length() ? close + 1 : -1;
        }
        return keys;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> object, List<String> keys, String value) {
        if (keys.size() == 1) {
            object.put(keys.getFirst(), value);
            return;
        }
        Object inner = object.computeIfAbsent(keys.getFirst(), key -> new LinkedHashMap<String, Object>());
        put((Map<String, Object>) inner, keys.subList(1, keys.size()), value);
    }

    @SuppressWarnings("unchecked")
    private static JsonValue toJson(Object value) {
        if (value instanceof String text) {
            return new JsonString(text);
        }
        Map<String, Object> map = (Map<String, Object>) value;
        boolean isArray = true;
        int position = 0;
        for (String key : map.keySet()) {
            isArray &= key.equals(Integer.toString(position++));
        }
        if (isArray) {
            return JsonValue.array(map.values().stream().map(FormParser::toJson).toList());
        }
        JsonObject.Builder object = JsonObject.builder();
        map.forEach((name, inner) -> object.put(name, toJson(inner)));
        return object.build();
    }

    private static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] out = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                out[length++] = (byte) Integer.parseInt(text.substring(i + 1, i + 3), 16);
                i += 2;
            } else {
                out[length++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}

package dev.fairlead.sandbox.wire;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads form bodies and query strings whose names nest in brackets: {@code a[b]=1&c[0]=2&d[]=3}. All values are texts;
 * lists become objects with the names 0, 1 and so on, which a schema turns into arrays. Of two values for one name the
 * last one counts.
 */
public final class FormDecoder {

    private static final int MAX_PAIRS = 10_000;
    private static final int MAX_DEPTH = 20;

    private final Map<String, Object> root = new LinkedHashMap<>();
    private int pairs;

    private FormDecoder() {}

    /**
     * Reads texts of pairs joined by {@code &}, one after the other into one object.
     *
     * @throws ApiFailure if one of them is malformed, nests deeper than 20 levels or has more than 10,000 pairs
     */
    public static JsonObject decode(String... texts) {
        FormDecoder decoder = new FormDecoder();
        for (String text : texts) {
            decoder.read(text);
        }
        return json(decoder.root);
    }

    private void read(String text) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('&', start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                pair(text.substring(start, end));
            }
            start = end + 1;
        }
    }

    private void pair(String pair) {
        if (++pairs > MAX_PAIRS) {
            throw ApiFailure.invalid("A request has at most " + MAX_PAIRS + " parameters.");
        }
        int equals = pair.indexOf('=');
        String name = unescaped(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : unescaped(pair.substring(equals + 1));
        put(name, path(name), value);
    }

    private static String unescaped(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ApiFailure.invalid("The parameters are not well encoded: '%' is followed by two hexadecimal digits.");
        }
    }

    /** {@code a[b][]} is a, b and the empty name. */
    private static List<String> path(String name) {
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            return List.of(name);
        }
        List<String> path = new ArrayList<>();
        path.add(name.substring(0, bracket));
        int at = bracket;
        while (at < name.length()) {
            int close = name.indexOf(']', at);
            if (name.charAt(at) != '[' || close < 0 || path.size() > MAX_DEPTH) {
                throw ApiFailure.invalid("The name of a parameter is malformed: brackets come in pairs, at most "
                                + MAX_DEPTH + " deep.")
                        .param(name.length() > 100 ? name.substring(0, 100) : name);
            }
            path.add(name.substring(at + 1, close));
            at = close + 1;
        }
        return path;
    }

    private void put(String name, List<String> path, String value) {
        Map<String, Object> here = root;
        for (int i = 0; i < path.size() - 1; i++) {
            String step = named(here, path, i);
            Object next = here.computeIfAbsent(step, fresh -> new LinkedHashMap<String, Object>());
            here = branch(next, name);
        }
        String last = named(here, path, path.size() - 1);
        if (here.get(last) instanceof Map) {
            throw contradictory(name);
        }
        here.put(last, value);
    }

    @SuppressWarnings("unchecked") // we put nothing but texts and maps of these into the tree
    private static Map<String, Object> branch(Object node, String name) {
        if (node instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw contradictory(name);
    }

    private static ApiFailure contradictory(String name) {
        return ApiFailure.invalid("A parameter is given both as one value and as several: " + name + ".")
                .param(name);
    }

    /**
     * An empty name is the next item of a list; where more brackets follow, it is the last item as long as that has no
     * value under the name that follows.
     */
    private static String named(Map<String, Object> here, List<String> path, int step) {
        String name = path.get(step);
        if (!name.isEmpty() || step == 0) {
            return name;
        }
        boolean more = step + 1 < path.size();
        if (more
                && !here.isEmpty()
                && here.get(String.valueOf(here.size() - 1)) instanceof Map<?, ?> last
                && !path.get(step + 1).isEmpty()
                && !last.containsKey(path.get(step + 1))) {
            return String.valueOf(here.size() - 1);
        }
        return String.valueOf(here.size());
    }

    private static JsonObject json(Map<?, ?> tree) {
        Map<String, JsonValue> members = LinkedHashMap.newLinkedHashMap(tree.size());
        tree.forEach((name, value) -> members.put(
                (String) name, value instanceof Map<?, ?> branch ? json(branch) : new JsonString((String) value)));
        return JsonObject.of(members);
    }
}

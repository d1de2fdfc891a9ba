package dev.fairlead.client.internal.cache;

import dev.fairlead.client.http.Headers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of a request that an answer depends on by its {@code Vary}, and what they were (RFC 9111 §4.1).
 *
 * @param values by name in lower case, all values of a field joined
 */
record VaryKey(Map<String, String> values) {

    static VaryKey of(Headers request, Headers response) {
        Map<String, String> values = new TreeMap<>();
        for (String name : names(response)) {
            values.put(name, value(request, name));
        }
        return new VaryKey(Map.copyOf(values));
    }

    /** Returns whether an answer depends on more than a request shows. */
    static boolean isAny(Headers response) {
        return Arrays.asList(names(response)).contains("*");
    }

    boolean matches(Headers request) {
        return values.entrySet().stream().allMatch(entry -> entry.getValue().equals(value(request, entry.getKey())));
    }

    int weight() {
        return values.entrySet().stream()
                .mapToInt(entry ->
                        100 + entry.getKey().length() + entry.getValue().length())
                .sum();
    }

    private static String[] names(Headers response) {
        return Arrays.stream(String.join(",", response.all("Vary")).split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toArray(String[]::new);
    }

    private static String value(Headers request, String name) {
        return request.has(name) ? String.join(",", request.all(name)).replaceAll("[ \t]*,[ \t]*", ",") : "\0";
    }
}

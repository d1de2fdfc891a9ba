package dev.fairlead.sandbox.wire;

import dev.fairlead.description.Encoding;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.description.Validation;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.synthesis.SchemaValues;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names and texts as a query, a form or a header has them, and the values that they spell in the styles of OpenAPI 3.0 ("Style
 * Values"). A value is taken in the declared style, or in any other in which it fits its schema: what matters to a client's test is
 * that the value arrives. Immutable.
 */
final class Pairs {

    private static final int MOST = 10_000;

    private final Map<String, List<String>> byName;

    private Pairs(Map<String, List<String>> byName) {
        this.byName = byName;
    }

    static Pairs of(Map<String, List<String>> byName) {
        return new Pairs(byName);
    }

    /** Reads texts of pairs joined by {@code &}. */
    static Pairs decode(String text) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        int count = 0;
        for (String pair : text.split("&", -1)) {
            if (++count > MOST) {
                throw ApiFailure.invalid("A request has at most " + MOST + " parameters.");
            }
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                byName.computeIfAbsent(name, fresh -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new Pairs(byName);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ApiFailure.invalid("The parameters are not well encoded: '%' is followed by two hexadecimal digits.");
        }
    }

    /** Returns all names as they were sent. */
    Iterable<String> names() {
        return byName.keySet();
    }

    @Nullable
    String first(String name) {
        List<String> texts = byName.get(name);
        return texts == null || texts.isEmpty() ? null : texts.getFirst();
    }

    /**
     * Returns the value of a name: the first way to read it that fits the schema, else the most likely one; null where the name was
     * not sent.
     */
    @Nullable
    Validation value(String name, Schema schema, Encoding encoding) {
        String text = first(name);
        if (text != null && isListed(text, schema)) {
            return new Validation(new JsonString(text), List.of()); // whatever the type is said to be
        }
        Validation first = null;
        for (JsonValue candidate : candidates(name, schema, encoding)) {
            Validation validation = SchemaValidator.forForms().check(candidate, schema);
            if (validation.isValid()) {
                return validation;
            }
            first = first == null ? validation : first;
        }
        return first;
    }

    private static boolean isListed(String text, Schema schema) {
        return schema.enumValues().stream()
                .anyMatch(value -> value instanceof JsonString said
                        ? said.value().equals(text)
                        : value.toJson().equals(text));
    }

    private List<JsonValue> candidates(String name, Schema schema, Encoding encoding) {
        List<JsonValue> found = new ArrayList<>();
        List<String> texts = new ArrayList<>(byName.getOrDefault(name, List.of()));
        texts.addAll(byName.getOrDefault(name + "[]", List.of()));
        if (texts.size() == 1) {
            addOfText(texts.getFirst(), encoding, found);
        }
        if (!texts.isEmpty()) {
            found.add(JsonArray.of(texts.stream().map(JsonString::new).toList()));
        }
        addBracketed(name, found);
        JsonObject.Builder members = JsonObject.builder();
        for (String member : SchemaValues.properties(schema).keySet()) {
            String text = first(member);
            if (text != null && encoding.explode() && encoding.style().equals("form")) {
                members.put(member, text);
            }
        }
        if (texts.isEmpty() && !members.build().isEmpty()) {
            found.add(members.build());
        }
        return found;
    }

    private static void addOfText(String text, Encoding encoding, List<JsonValue> found) {
        found.add(new JsonString(text));
        if (!text.isEmpty() && "{[\"".indexOf(text.charAt(0)) >= 0) {
            try {
                found.add(Json.parse(text));
            } catch (JsonException notJson) {
                // then it is a text, as above
            }
        }
        String delimiter = switch (encoding.style()) {
            case "spaceDelimited" -> " ";
            case "pipeDelimited" -> "|";
            case "tabDelimited" -> "\t";
            default -> ",";
        };
        String[] items = text.split(Pattern.quote(delimiter), -1);
        found.add(
                text.isEmpty()
                        ? JsonArray.of(List.of())
                        : JsonArray.of(Arrays.stream(items).map(JsonString::new).toList()));
        JsonObject.Builder members = JsonObject.builder();
        boolean equals = text.contains("=");
        for (int i = 0; i + (equals ? 0 : 1) < items.length; i += equals ? 1 : 2) {
            int at = items[i].indexOf('=');
            if (at > 0) {
                members.put(items[i].substring(0, at), items[i].substring(at + 1));
            } else if (!equals) {
                members.put(items[i], items[i + 1]);
            }
        }
        found.add(members.build());
    }

    private void addBracketed(String name, List<JsonValue> found) {
        String pairs = byName.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(name + "[") || entry.getKey().startsWith(name + "."))
                .flatMap(entry -> entry.getValue().stream()
                        .map(text -> encoded(bracketed(entry.getKey(), name)) + "=" + encoded(text)))
                .collect(Collectors.joining("&"));
        if (!pairs.isEmpty()) {
            JsonObject tree = FormDecoder.decode(pairs);
            tree.forEach((first, value) -> found.add(value));
        }
    }

    private static String bracketed(String sent, String name) {
        String rest = sent.substring(name.length());
        return "x" + (rest.startsWith(".") ? "[" + rest.substring(1).replace(".", "][") + "]" : rest);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

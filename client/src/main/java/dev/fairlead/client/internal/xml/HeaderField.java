package dev.fairlead.client.internal.xml;

import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A field of a result that stands in a header of the answer.
 *
 * @param field its name in the result
 * @param header its name on the wire
 * @param kind {@code text}, {@code number}, {@code flag}, {@code date}, {@code list}, {@code prefix}
 */
public record HeaderField(String field, String header, String kind) {

    private static final String STATUS = ":status";

    /** Reads {@code field=Header:kind}. */
    public static HeaderField parse(String written) {
        int equals = written.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("no header of a result: " + written);
        }
        String field = written.substring(0, equals);
        String rest = written.substring(equals + 1);
        if (rest.endsWith("*")) {
            return new HeaderField(field, rest.substring(0, rest.length() - 1).toLowerCase(Locale.ROOT), "prefix");
        }
        int colon = rest.lastIndexOf(':');
        return colon < 1
                ? new HeaderField(field, rest, "text")
                : new HeaderField(field, rest.substring(0, colon), rest.substring(colon + 1));
    }

    /** Adds the field where the answer has the header. */
    public void add(HttpResponse response, JsonObject.Builder result) {
        if (kind.equals("prefix")) {
            JsonObject map = entries(response);
            if (!map.isEmpty()) {
                result.put(field, map);
            }
        } else if (header.equals(STATUS)) {
            result.put(field, JsonNumber.of(response.status()));
        } else if (kind.equals("list")) {
            List<JsonValue> items = new ArrayList<>();
            response.headers().all(header).forEach(line -> split(line, items));
            if (!items.isEmpty()) {
                result.put(field, JsonArray.of(items));
            }
        } else {
            response.headers().first(header).ifPresent(text -> result.put(field, value(text.strip())));
        }
    }

    private JsonValue value(String text) {
        return switch (kind) {
            case "number" -> XmlReader.leaf(WireType.Leaf.NUMBER, text);
            case "flag" -> XmlReader.leaf(WireType.Leaf.FLAG, text);
            case "date" -> new JsonString(date(text));
            default -> new JsonString(text);
        };
    }

    /** Returns a date of RFC 9110 §5.6.7 in the form of RFC 3339; any other text as it is. */
    private static String date(String text) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(text, Instant::from)
                    .toString();
        } catch (DateTimeException another) {
            return text;
        }
    }

    private JsonObject entries(HttpResponse response) {
        JsonObject.Builder map = JsonObject.builder();
        response.headers().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(header)) {
                map.put(name.substring(header.length()), new JsonString(value));
            }
        });
        return map.build();
    }

    /** Items stand between commas, in quotes where they hold one (RFC 9110 §5.6.4). */
    private static void split(String line, List<JsonValue> items) {
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted && i + 1 < line.length()) {
                item.append(line.charAt(++i));
            } else if (c == ',' && !quoted) {
                items.add(new JsonString(item.toString().strip()));
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        items.add(new JsonString(item.toString().strip()));
    }
}

package dev.fairlead.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Builds values from the token stream of Jackson's parser. */
final class JsonReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2_001)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(1_000)
                    .maxDocumentLength(-1)
                    .build())
            .build();

    private final JsonParser parser;
    private final JsonLimits limits;
    private final boolean keepLines;
    private long values;

    private JsonReader(JsonParser parser, JsonLimits limits, boolean keepLines) {
        this.parser = parser;
        this.limits = limits;
        this.keepLines = keepLines;
    }

    static JsonValue read(byte[] text, JsonLimits limits, boolean keepLines) {
        Limit.checkLength(text.length, limits);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonReader reader = new JsonReader(parser, limits, keepLines);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonException("the text is empty", 1, 1);
            }
            JsonValue value = reader.value(first, 0);
            if (parser.nextToken() != null) {
                throw reader.trouble("there is more text after the end of the JSON value");
            }
            return value;
        } catch (StreamConstraintsException exceeded) {
            throw at(exceeded, "the text exceeds a limit: " + exceeded.getOriginalMessage());
        } catch (JacksonException malformed) {
            throw at(malformed, "the text is no JSON: " + withoutItsText(malformed.getOriginalMessage()));
        }
    }

    private JsonValue value(JsonToken token, int depth) {
        if (++values > limits.values()) {
            throw trouble(Limit.tooMany(limits));
        }
        return switch (token) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> new JsonString(parser.getString());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case BIG_INTEGER -> JsonNumber.of(parser.getBigIntegerValue());
                    default -> JsonNumber.of(parser.getLongValue());
                };
            case VALUE_NUMBER_FLOAT -> JsonNumber.of(new BigDecimal(parser.getString()));
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw trouble("unexpected " + token);
        };
    }

    private JsonObject object(int depth) {
        Names names = new Names();
        JsonValue[] members = new JsonValue[Names.FEW];
        LineList lines = keepLines ? new LineList() : null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            int line = keepLines ? line() : 0;
            JsonValue member = value(parser.nextToken(), depth);
            int before = names.size();
            int position = names.place(name);
            if (position == members.length) {
                members = Arrays.copyOf(members, 2 * members.length);
            }
            members[position] = member;
            if (lines != null && position == before) {
                lines.add(line);
            }
        }
        if (names.size() == 0) {
            return JsonObject.empty();
        }
        return new JsonObject(names, Arrays.copyOf(members, names.size()), lines == null ? null : lines.toArray());
    }

    private JsonArray array(int depth) {
        List<JsonValue> items = new ArrayList<>();
        LineList lines = keepLines ? new LineList() : null;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (lines != null) {
                lines.add(line());
            }
            items.add(value(token, depth));
        }
        return new JsonArray(items.toArray(JsonValue[]::new), lines == null ? null : lines.toArray());
    }

    private int deeper(int depth) {
        if (depth >= limits.depth()) {
            throw trouble(Limit.tooDeep(limits));
        }
        return depth + 1;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private JsonException trouble(String message) {
        return located(parser.currentTokenLocation(), message);
    }

    /** What stands where JSON should may be anything, a secret, too; and messages are printed. */
    private static String withoutItsText(String message) {
        return message.replaceFirst("^Unrecognized token '[^']*'", "unrecognized token");
    }

    private static JsonException at(JacksonException cause, String message) {
        return located(cause.getLocation(), message);
    }

    private static JsonException located(@Nullable TokenStreamLocation location, String message) {
        return location == null
                ? new JsonException(message, 0, 0)
                : new JsonException(message, Math.max(location.getLineNr(), 0), Math.max(location.getColumnNr(), 0));
    }
}

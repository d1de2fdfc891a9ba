package dev.fairlead.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Jackson reads what we read and refuses what we refuse, and finds the same in it. */
class SecondOpinionTest {

    private static final JsonFactory JACKSON = new JsonFactory();
    private static final JsonLimits LIMITS = JsonLimits.forMessages();

    private static final String CHARACTERS = "{}[],:\"\\0123456789.eE+-tfn \n";

    private static final List<String> SEEDS = List.of(
            "{\"id\":\"cus_1\",\"amount\":2000,\"rate\":-1.50e-3,\"live\":true,\"none\":null,\"list\":[1,2,{\"id\":\"x\"}]}",
            "[{\"a\":1,\"b\":2},{\"a\":3,\"b\":4},{\"b\":5,\"a\":6},{\"a\":7,\"b\":8,\"c\":{\"a\":{}}},{\"a\":1,\"a\":2}]",
            "{\"text\":\"quote \\\" slash \\\\ \\/ tab \\t \\u00e9 é 漢 😀 \\ud83d\\ude00 \\ud800\",\"é\":\"\",\"\":[]}",
            "[0,-0,9223372036854775807,-9223372036854775808,9223372036854775808,123456789012345678901,0.0,1E5,false]",
            " {\n \"a\" : [ ] ,\r\n\t\"b\" : { } } ");

    @Test
    void textsThatWereChangedAtRandomAreReadOrRefusedByBoth() {
        SplittableRandom random = new SplittableRandom(20261124);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] text = changed(SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8), random);
            read += agree(text) ? 1 : 0;
        }
        assertThat(read).isBetween(2_000, 18_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "-",
                "-01",
                "1.",
                ".5",
                "1e",
                "1e+",
                "1.5.5",
                "+1",
                "0x10",
                "1a",
                "truex",
                "nul",
                "\"",
                "\"\\",
                "\"\\u12",
                "\"\\x\"",
                "\"a\nb\"",
                "[1,]",
                "[,1]",
                "{,}",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "[1 2]",
                "{\"a\":1 \"b\":2}",
                "]",
                "[1]]",
                "1 2",
                "// c\n1",
                "\u00a01",
                "[1}",
                "{\"a\":1]",
                "",
                " ",
                "\"\\ud800\"",
                "1E400",
                "-0.0",
                "\ufeff{}"
            })
    void oddTextsAreReadOrRefusedByBoth(String text) {
        agree(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether both read it. */
    private static boolean agree(byte[] text) {
        Object theirs = isUtf8(text) ? theirs(text) : "refused"; // Jackson takes some of what is no UTF-8
        Object ours = ours(text);
        assertThat(ours).as(new String(text, StandardCharsets.UTF_8)).isEqualTo(theirs);
        return !(ours instanceof String refused && refused.equals("refused"));
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static Object ours(byte[] text) {
        try {
            return Json.parse(text, LIMITS);
        } catch (JsonException refused) {
            return "refused";
        }
    }

    private static Object theirs(byte[] text) {
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            JsonValue value = first == null ? null : value(parser, first);
            return value == null || parser.nextToken() != null ? "refused" : value;
        } catch (JacksonException | NumberFormatException refused) {
            return "refused";
        }
    }

    private static JsonValue value(JsonParser parser, @Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    members.put(name, value(parser, parser.nextToken()));
                }
                yield JsonObject.of(members);
            }
            case START_ARRAY -> {
                List<JsonValue> items = new ArrayList<>();
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    items.add(value(parser, item));
                }
                yield JsonArray.of(items);
            }
            case VALUE_STRING -> new JsonString(parser.getString());
            case VALUE_NUMBER_INT -> JsonNumber.of(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> JsonNumber.of(new BigDecimal(parser.getString()));
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            case null, default -> throw new IllegalStateException("unexpected " + token);
        };
    }

    private static byte[] changed(byte[] seed, SplittableRandom random) {
        byte[] text = seed.clone();
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(text.length);
            switch (random.nextInt(4)) {
                case 0 -> text[at] = (byte) (1 + random.nextInt(255)); // a NUL would be taken for UTF-16 or -32
                case 1 -> text[at] = (byte) CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
                case 2 -> text = Arrays.copyOf(text, at + 1);
                default -> text[at] = text[random.nextInt(text.length)];
            }
        }
        return text;
    }
}

package dev.fairlead.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[true,false,null,\"x\"],\"c\":{\"d\":1.50,\"e\":123456789012345678901234567890}}",
                "[]",
                "{}",
                "\"\\\"\\\\\\n\\u0001é😀\"",
                "-0.50",
                "9223372036854775807"
            })
    void readingAndWritingChangesNothing(String text) {
        assertThat(Json.parse(text).toJson()).isEqualTo(text);
    }

    @Test
    void decimalsKeepTheirDigits() {
        JsonNumber price = (JsonNumber) Json.parse("10.10");
        assertThat(price.decimalValue()).isEqualTo(new BigDecimal("10.10"));
        assertThat(price.isInteger()).isFalse();
    }

    @Test
    void aHugeExponentIsRefusedAsALongAndNotExpanded() {
        JsonNumber huge = (JsonNumber) Json.parse("1e999999999");
        assertThatThrownBy(huge::longValue).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aLoneSurrogateIsEscapedSoThatTheTextStaysUtf8() {
        assertThat(new JsonString("\ud83d").toJson()).isEqualTo("\"\\ud83d\"");
    }

    @Test
    void theLastOfTwoMembersOfOneNameCounts() {
        assertThat(Json.parse("{\"a\":1,\"b\":2,\"a\":3}")).isEqualTo(Json.parse("{\"a\":3,\"b\":2}"));
    }

    @Test
    void membersOfLargeObjectsAreFound() {
        JsonObject.Builder builder = JsonObject.builder();
        for (int i = 0; i < 100; i++) {
            builder.put("m" + i, i);
        }
        JsonObject large = builder.build();
        assertThat(large.integer("m73")).isEqualTo(73);
        assertThat(large.get("m100")).isNull();
    }

    @Test
    void pointersFindValues() {
        JsonValue json = Json.parse("{\"a/b\":[{\"c~d\":7}]}");
        assertThat(json.at("/a~1b/0/c~0d")).isEqualTo(JsonNumber.of(7));
        assertThat(json.at("/a~1b/1")).isNull();
        assertThat(json.at("")).isSameAs(json);
    }

    @Test
    void plainJavaValuesBecomeJson() {
        assertThat(JsonValue.of(Map.of("a", List.of(1, "x", true))).toJson()).isEqualTo("{\"a\":[1,\"x\",true]}");
        assertThatThrownBy(() -> JsonValue.of(new Object())).hasMessageContaining("java.lang.Object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\" 1}", "nul", "1 2", "\u0000", "{'a':1}", "NaN"})
    void whatIsNoJsonIsToldWithItsPlace(String text) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.parse(text))
                .satisfies(e -> assertThat(e.line()).isEqualTo(1));
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        String text = "[".repeat(100_000);
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.parse(text))
                .withMessageContaining("deeper than the 200 levels");
    }

    @Test
    void aTextBeyondTheLimitIsRefusedUnread() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.parse(new byte[101], new JsonLimits(100, 10, 10)))
                .withMessage("the text has 101 bytes, more than the 100 that are read");
    }

    @Test
    void documentsKeepTheLineOfEachMember() {
        for (String text : List.of("{\n \"a\": [\n 1,\n 2],\n \"b\": 3}", "\na:\n  - 1\n  - 2\nb: 3\n")) {
            JsonObject document = (JsonObject) document(text);
            JsonArray items = document.array("a");
            assertThat(document.line("a")).isEqualTo(2);
            assertThat(items == null ? 0 : items.line(1)).isEqualTo(4);
            assertThat(document.line("b")).isEqualTo(5);
            assertThat(document.line("c")).isZero();
        }
    }

    @Test
    void yamlScalarsFollowTheCoreSchema() {
        String yaml = """
                text: yes
                date: 2024-04-10
                bool: True
                none: ~
                int: 042
                hex: 0x1F
                decimal: 1.10
                infinite: .inf
                quoted: "12"
                200: status
                block: |
                  a
                  b
                """;
        assertThat(document(yaml).toJson())
                .isEqualTo(
                        "{\"text\":\"yes\",\"date\":\"2024-04-10\",\"bool\":true,\"none\":null,\"int\":42,\"hex\":31,"
                                + "\"decimal\":1.10,\"infinite\":\".inf\",\"quoted\":\"12\",\"200\":\"status\",\"block\":\"a\\nb\\n\"}");
    }

    @Test
    void aliasesAreFollowed() {
        assertThat(document("a: &x {b: 1}\nc: *x\n").toJson()).isEqualTo("{\"a\":{\"b\":1},\"c\":{\"b\":1}}");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder bomb = new StringBuilder("l0: &l0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("l%d: &l%d [%s]\n".formatted(i, i, ("*l" + (i - 1) + ",").repeat(10)));
        }
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> document(bomb.toString()))
                .withMessageContaining("aliases count as often as they are used");
    }

    @Test
    void anAliasInsideOfItsOwnAnchorIsRefused() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> document("a: &a [*a]\n"))
                .withMessageContaining("stands inside of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a: [", "a: b: c", "\tx: 1", "--- a\n--- b\n", "? {a: b}\n: c\n"})
    void whatIsNoYamlIsRefusedInOneLine(String text) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> document(text))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private static JsonValue document(String text) {
        return Json.parseDocument(text.getBytes(StandardCharsets.UTF_8), JsonLimits.forDocuments());
    }

    @Test
    void whatStandsWhereJsonShouldIsNotRepeated() {
        assertThatThrownBy(() -> Json.parse("{\"key\": sk_live_0123456789}"))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("unrecognized token")
                .hasMessageNotContaining("sk_live");
    }
}

package dev.fairlead.client.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.http.ParamStyle;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of OpenAPI 3.1.1, section "Style Examples", and what they leave open. */
class StyledValueTest {

    private static final List<String> ARRAY = List.of("blue", "black", "brown");
    private static final JsonValue OBJECT = json("{'R':100,'G':200,'B':150}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FORM          | color=     | color=blue | color=blue,black,brown               | color=R,100,G,200,B,150",
                "FORM_EXPLODED | color=     | color=blue | color=blue&color=black&color=brown   | R=100&G=200&B=150",
                "SPACES        | color=     | color=blue | color=blue%20black%20brown           | color=R%20100%20G%20200%20B%20150",
                "PIPES         | color=     | color=blue | color=blue%7Cblack%7Cbrown           | color=R%7C100%7CG%7C200%7CB%7C150",
                "TABS          | color=     | color=blue | color=blue%09black%09brown           | color=R%09100%09G%09200%09B%09150",
                "DEEP_OBJECT   | color=     | color=blue | color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown | color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
                "JSON          | color=%22%22 | color=%22blue%22 | color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D | color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"
            })
    void queriesAreWrittenAsTheTableSays(ParamStyle style, String empty, String text, String array, String object) {
        assertThat(pairs(new JsonString(""), style)).isEqualTo(empty);
        assertThat(pairs(new JsonString("blue"), style)).isEqualTo(text);
        assertThat(pairs(JsonValue.of(ARRAY), style)).isEqualTo(array);
        assertThat(pairs(OBJECT, style)).isEqualTo(object);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIMPLE          | blue        | blue,black,brown                     | R,100,G,200,B,150",
                "SIMPLE_EXPLODED | blue        | blue,black,brown                     | R=100,G=200,B=150",
                "LABEL           | .blue       | .blue,black,brown                    | .R,100,G,200,B,150",
                "LABEL_EXPLODED  | .blue       | .blue.black.brown                    | .R=100.G=200.B=150",
                "MATRIX          | ;color=blue | ;color=blue,black,brown              | ;color=R,100,G,200,B,150",
                "MATRIX_EXPLODED | ;color=blue | ;color=blue;color=black;color=brown  | ;R=100;G=200;B=150"
            })
    void pathsAreWrittenAsTheTableSays(ParamStyle style, String text, String array, String object) {
        Map<String, ParamStyle> styles = Map.of("color", style);

        assertThat(PathTemplate.expand("/{color}", Map.of("color", "blue"), styles))
                .isEqualTo("/" + text);
        assertThat(PathTemplate.expand("/{color}", Map.of("color", ARRAY), styles))
                .isEqualTo("/" + array);
        assertThat(PathTemplate.expand("/{color}", Map.of("color", OBJECT), styles))
                .isEqualTo("/" + object);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIMPLE          | blue   | blue,black,brown         | R,100,G,200,B,150",
                "SIMPLE_EXPLODED | blue   | blue,black,brown         | R=100,G=200,B=150",
                "JSON            | \"blue\" | [\"blue\",\"black\",\"brown\"] | {\"R\":100,\"G\":200,\"B\":150}"
            })
    void headersAreWrittenAsTheTableSays(ParamStyle style, String text, String array, String object) {
        assertThat(StyledValue.header("color", new JsonString("blue"), style)).isEqualTo(text);
        assertThat(StyledValue.header("color", JsonValue.of(ARRAY), style)).isEqualTo(array);
        assertThat(StyledValue.header("color", OBJECT, style)).isEqualTo(object);
    }

    @Test
    void delimitersInsideAnItemAreEncodedOrRefused() {
        JsonValue items = json("['a,b','c|d','e f']");

        assertThat(pairs(items, ParamStyle.FORM)).isEqualTo("color=a%2Cb,c%7Cd,e%20f");
        assertThat(StyledValue.path("color", items, ParamStyle.SIMPLE)).isEqualTo("a%2Cb,c%7Cd,e%20f");
        assertThatThrownBy(() -> StyledValue.header("X-Colors", items, ParamStyle.SIMPLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an item of the parameter X-Colors has a comma, and in a header commas separate items");
    }

    @Test
    void whatStandsDeeperThanAStyleReachesGoesAsJson() {
        assertThat(pairs(json("[{'a':1}]"), ParamStyle.FORM_EXPLODED)).isEqualTo("color=%7B%22a%22%3A1%7D");
        assertThat(pairs(json("{'a':{'b':[1,2]}}"), ParamStyle.DEEP_OBJECT))
                .isEqualTo("color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D=2");
        assertThat(StyledValue.header("X", json("'é'"), ParamStyle.JSON)).isEqualTo("\"\\u00e9\"");
    }

    @Test
    void listsWithoutItemsAreNotSent() {
        assertThat(pairs(json("[]"), ParamStyle.FORM)).isEmpty();
        assertThat(pairs(json("[]"), ParamStyle.FORM_EXPLODED)).isEmpty();
        assertThat(pairs(json("{}"), ParamStyle.DEEP_OBJECT)).isEmpty();
    }

    @Test
    void reservedCharactersStayWhereThatIsAllowedButForThoseThatEndAValue() {
        assertThat(StyledValue.pairs(
                        "q", new JsonString("a/b:c?d=e+f&g#h%2F%zz[i] j"), ParamStyle.FORM_EXPLODED, true, "%20"))
                .containsExactly("q=a/b:c?d=e+f%26g%23h%2F%25zz%5Bi%5D%20j");
    }

    private static String pairs(JsonValue value, ParamStyle style) {
        return String.join("&", StyledValue.pairs("color", value, style, false, "%20"));
    }

    private static JsonValue json(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}

package dev.fairlead.client.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "cus_1|/v1/c/cus_1/x",
                "a b|/v1/c/a%20b/x",
                "a/b|/v1/c/a%2Fb/x",
                "../../admin|/v1/c/..%2F..%2Fadmin/x",
                "a?b=c#d|/v1/c/a%3Fb%3Dc%23d/x",
                "a;b,c:d@e|/v1/c/a%3Bb%2Cc%3Ad%40e/x",
                "%2e%2e|/v1/c/%252e%252e/x",
                "...|/v1/c/.../x",
                "ø|/v1/c/%C3%B8/x",
                "{id}|/v1/c/%7Bid%7D/x",
                "\\..\\|/v1/c/%5C..%5C/x"
            })
    void aValueStaysInsideItsSegment(String value, String expected) {
        assertThat(PathTemplate.expand("/v1/c/{id}/x", Map.of("id", value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void aValueThatNamesAnotherPathIsRefused(String value) {
        assertThatThrownBy(() -> PathTemplate.expand("/v1/c/{id}", Map.of("id", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which would name another path");
    }

    @Test
    void twoVariablesCannotMakeADotSegmentTogether() {
        assertThatThrownBy(() -> PathTemplate.expand("/v1/{a}{b}/x", Map.of("a", ".", "b", ".")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PathTemplate.expand("/v1/{a}.{b}/x", Map.of("a", "report", "b", "pdf")))
                .isEqualTo("/v1/report.pdf/x");
    }

    @ParameterizedTest
    @CsvSource({
        "projects/p/topics/t,/v1/projects/p/topics/t:publish",
        "a b/ø,/v1/a%20b/%C3%B8:publish",
        "a?b#c:d,/v1/a%3Fb%23c%3Ad:publish"
    })
    void aVariableWithAPlusMaySpanSegments(String value, String expected) {
        assertThat(PathTemplate.expand("/v1/{+topic}:publish", Map.of("topic", value)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../admin", "a/../b", "a/./b"})
    void segmentsOfItAreNoDotsEither(String value) {
        assertThatThrownBy(() -> PathTemplate.expand("/v1/{+name}/x", Map.of("name", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which would name another path");
    }

    @Test
    void everyVariableNeedsAValue() {
        assertThatThrownBy(() -> PathTemplate.expand("/v1/c/{id}", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the path /v1/c/{id} needs a value for id, and there is none");
        assertThatThrownBy(() -> PathTemplate.expand("/v1/c/{id}", Map.of("id", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the path /v1/c/{id} needs a value for id, and there is an empty one");
    }

    @Test
    void aValueWithoutItsVariableIsAMistake() {
        assertThatThrownBy(() -> PathTemplate.expand("/v1/c", Map.of("id", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the path /v1/c has no variable id");
        assertThatThrownBy(() -> PathTemplate.expand("/v1/{c", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.fairlead.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.sandbox.core.ApiFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormDecoderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&b=x+y%21            | {\"a\":\"1\",\"b\":\"x y!\"}",
                "a[b]=1&a[c][d]=2        | {\"a\":{\"b\":\"1\",\"c\":{\"d\":\"2\"}}}",
                "a[]=1&a[]=2             | {\"a\":{\"0\":\"1\",\"1\":\"2\"}}",
                "a[0][b]=1&a[1][b]=2     | {\"a\":{\"0\":{\"b\":\"1\"},\"1\":{\"b\":\"2\"}}}",
                "a[][b]=1&a[][c]=2&a[][b]=3 | {\"a\":{\"0\":{\"b\":\"1\",\"c\":\"2\"},\"1\":{\"b\":\"3\"}}}",
                "a%5Bb%5D=1              | {\"a\":{\"b\":\"1\"}}",
                "a=1&a=2                 | {\"a\":\"2\"}",
                "a&b=                    | {\"a\":\"\",\"b\":\"\"}",
                "&&a=1&                  | {\"a\":\"1\"}",
                "a=%E2%99%A5=%3D         | {\"a\":\"♥==\"}"
            })
    void namesNestInBrackets(String form, String json) {
        assertThat(FormDecoder.decode(form).toJson()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[b=1", "a]b[=1", "a[b]c=1", "a=1&a[b]=2", "a[b]=1&a=2", "a=%zz", "a=%4"})
    void whatIsMalformedIsRefused(String form) {
        assertThatThrownBy(() -> FormDecoder.decode(form))
                .isInstanceOfSatisfying(
                        ApiFailure.class,
                        failure -> assertThat(failure.status()).isEqualTo(400));
    }

    @Test
    void severalTextsMakeOneObject() {
        assertThat(FormDecoder.decode("a=1", "b=2").toJson()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    }
}

package dev.fairlead.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    @Test
    void namesDoNotCareAboutCase() {
        Headers headers = Headers.of("Request-Id", "a").plus("request-id", "b");

        assertThat(headers.first("REQUEST-ID")).contains("a");
        assertThat(headers.all("Request-ID")).containsExactly("a", "b");
        assertThat(headers.names()).containsExactly("Request-Id");
        assertThat(headers.with("REQUEST-id", "c").size()).isEqualTo(1);
        assertThat(headers.without("request-ID").size()).isZero();
    }

    @Test
    void aJoinReplacesByName() {
        Headers joined =
                Headers.of("A", "1").plus("B", "1").withAll(Headers.of("b", "2").plus("b", "3"));

        assertThat(joined.all("B")).containsExactly("2", "3");
        assertThat(joined.first("A")).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\n", "ä", "(x)"})
    void aNameIsAToken(String name) {
        assertThatThrownBy(() -> Headers.of(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nEvil: 1", "x\u0000", "x\u007f", "emoji \ud83d\ude00"})
    void aValueCannotSmuggleAnything(String value) {
        assertThatThrownBy(() -> Headers.of("X", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Evil");
    }

    @Test
    void whatIsReceivedIsCleaned() {
        assertThat(Headers.builder().add("X", "a\r\nb\u0000").build().first("x"))
                .contains("ab");
    }

    @Test
    void onlyHarmlessValuesArePrinted() {
        HttpRequest request = new HttpRequest(
                "GET",
                URI.create("https://user:pass@api.test:8443/v1/x?client_secret=abc&flag&limit=3#frag"),
                Headers.of("Authorization", "Bearer abc")
                        .plus("X-Whatever", "abc")
                        .plus("Idempotency-Key", "abc")
                        .plus("Accept", "application/json"),
                null);

        assertThat(request)
                .hasToString("GET https://api.test:8443/v1/x?client_secret=****&****&limit=**** {Authorization: ****,"
                        + " X-Whatever: ****, Idempotency-Key: ****, Accept: application/json}");
        assertThat(HttpResponse.of(200, Headers.of("Set-Cookie", "abc"), "secret body"))
                .hasToString("200 {Set-Cookie: ****} (11 bytes)");
    }
}

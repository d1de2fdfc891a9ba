package dev.fairlead.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {

    private static final Http1Config BOUNDS = Http1Config.custom()
            .setBufferSize(64)
            .setMaxLineLength(200)
            .setMaxHeaderCount(5)
            .build();

    private static @Nullable ClassicHttpResponse parsed(HttpMessageParser<ClassicHttpResponse> parser, String text)
            throws IOException, HttpException {
        return parser.parse(
                new SessionInputBufferImpl(64, BOUNDS.getMaxLineLength()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static @Nullable ClassicHttpResponse parsed(String text) throws IOException, HttpException {
        return parsed(new ResponseParser(BOUNDS), text);
    }

    private static List<String> fields(@Nullable ClassicHttpResponse response) {
        return response == null
                ? List.of()
                : Arrays.stream(response.getHeaders())
                        .map((Header field) -> field.getName() + "=" + field.getValue())
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200\r\nA: b\r\n\r\n",
                "HTTP/1.0 404 Not Found\nA: b\nA: c\n\n",
                "\r\n\r\nHTTP/1.1 200 OK\r\nEmpty:\r\nSpaced \t:  \t x y \t\r\n\r\nbody: not\r\n",
                "HTTP/1.1 200 OK\r\nLong: a\r\n  b\r\n\tc\r\nNext: d\r\n\r\n",
                "HTTP/1.1 200 OK\r\nQuery: a:b:c\r\n\u00e9: \u00fc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nCut: of",
            })
    void headsAreReadAsApacheReadsThem(String text) throws Exception {
        ClassicHttpResponse ours = parsed(text);
        ClassicHttpResponse apaches = parsed(new DefaultHttpResponseParserFactory(BOUNDS).create(), text);
        assertThat(fields(ours)).isEqualTo(fields(apaches));
        assertThat(String.valueOf(ours)).isEqualTo(String.valueOf(apaches));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gibberish\r\n\r\n",
                "HTTP/1.1 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: nameless\r\n\r\n",
                "HTTP/1.1 200 OK\r\n \t: nameless\r\n\r\n",
                "HTTP/1.1 200 OK\r\na: 1\r\nb: 2\r\nc: 3\r\nd: 4\r\ne: 5\r\nf: 6\r\n\r\n",
                "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
            })
    void whatApacheRefusesIsRefused(String text) {
        assertThatThrownBy(() -> parsed(new DefaultHttpResponseParserFactory(BOUNDS).create(), text))
                .isInstanceOfAny(HttpException.class, MessageConstraintException.class);
        assertThatThrownBy(() -> parsed(text)).isInstanceOfAny(HttpException.class, MessageConstraintException.class);
    }

    @Test
    void aFieldGrowsNoLongerThanALineByContinuingIt() {
        String more = " " + "x".repeat(99) + "\r\n";
        assertThatThrownBy(() -> parsed("HTTP/1.1 200 OK\r\nA: b\r\n" + more + more + "\r\n"))
                .isInstanceOf(MessageConstraintException.class);
    }

    @Test
    void aMessageAboutABadFieldDoesNotRepeatIt() {
        assertThatThrownBy(() -> parsed("HTTP/1.1 200 OK\r\nsecret\r\n\r\n"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void itTellsHowMuchOfTheBodyCameWithTheHead() throws Exception {
        ResponseParser parser = new ResponseParser(BOUNDS);
        parsed(parser, "HTTP/1.1 200 OK\r\nA: b\r\n\r\n12345");
        assertThat(parser.buffered()).isEqualTo(5);
    }
}

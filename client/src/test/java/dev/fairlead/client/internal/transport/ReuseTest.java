package dev.fairlead.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReuseTest {

    private static final TimeValue USUAL = TimeValue.ofMinutes(3);

    private static BasicClassicHttpResponse answer(int status, ProtocolVersion version, String... fields) {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setVersion(version);
        for (int i = 0; i < fields.length; i += 2) {
            response.addHeader(fields[i], fields[i + 1]);
        }
        return response;
    }

    private static @Nullable TimeValue keptFor(BasicClassicHttpResponse response, boolean closing) {
        return Reuse.keptFor(new BasicClassicHttpRequest("GET", "/"), response, closing);
    }

    private static BasicClassicHttpResponse answer(String... fields) {
        return answer(200, HttpVersion.HTTP_1_1, fields);
    }

    @Test
    void aPlainAnswerKeepsItsConnection() {
        assertThat(keptFor(answer("Content-Length", "5"), false)).isEqualTo(USUAL);
        assertThat(keptFor(answer("Connection", "Keep-Alive", "content-length", "5"), false))
                .isEqualTo(USUAL);
        assertThat(keptFor(answer("Transfer-Encoding", "chunked"), false)).isEqualTo(USUAL);
        assertThat(keptFor(answer(204, HttpVersion.HTTP_1_1), false)).isEqualTo(USUAL);
    }

    @Test
    void eitherSideMayAskToCloseIt() {
        assertThat(keptFor(answer("Content-Length", "5"), true)).isNull();
        assertThat(keptFor(answer("Content-Length", "5", "Connection", "close"), false))
                .isNull();
        assertThat(keptFor(answer("Content-Length", "5", "connection", "X-Hop, Close"), false))
                .isNull();
        assertThat(keptFor(answer("Content-Length", "5", "Proxy-Connection", "close"), false))
                .isNull();
    }

    @Test
    void aBodyThatEndsWithItsConnectionEndsIt() {
        assertThat(keptFor(answer("Content-Type", "text/plain"), false)).isNull();
        assertThat(keptFor(answer("Content-Length", "5", "Content-Length", "6"), false))
                .isNull();
        assertThat(keptFor(answer(204, HttpVersion.HTTP_1_1, "Content-Length", "5"), false))
                .isNull();
    }

    @Test
    void anAnswerToHeadHasNoBodyToEnd() {
        assertThat(Reuse.keptFor(new BasicClassicHttpRequest("HEAD", "/"), answer("Content-Type", "text/plain"), false))
                .isEqualTo(USUAL);
    }

    @Test
    void theOldProtocolClosesUnlessItSaysOtherwise() {
        assertThat(keptFor(answer(200, HttpVersion.HTTP_1_0, "Content-Length", "5"), false))
                .isNull();
        assertThat(keptFor(answer(200, HttpVersion.HTTP_1_0, "Content-Length", "5", "Connection", "keep-alive"), false))
                .isEqualTo(USUAL);
    }

    @Test
    void theServerSaysHowLong() {
        assertThat(keptFor(answer("Content-Length", "5", "Keep-Alive", "timeout=7, max=100"), false))
                .isEqualTo(TimeValue.ofSeconds(7));
    }
}

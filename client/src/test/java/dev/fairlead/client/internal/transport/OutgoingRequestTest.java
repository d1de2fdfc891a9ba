package dev.fairlead.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.network.ProxyOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutgoingRequestTest {

    private static final Headers ACCEPT = Headers.of("Accept", "application/json");

    private static HttpRequest request(String method, String uri, Headers headers, @Nullable RequestBody body) {
        return new HttpRequest(method, URI.create(uri), headers, body);
    }

    private static String head(HttpRequest source, @Nullable ProxyOptions proxy, @Nullable String proxyAuthorization)
            throws HttpException, IOException {
        OutgoingRequest request =
                OutgoingRequest.of(source, new Routes(proxy).to(source.uri()), "gzip", proxyAuthorization);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        SessionOutputBufferImpl buffer = new SessionOutputBufferImpl(64);
        OutgoingRequest.writers().create().write(request, buffer, written);
        buffer.flush(written);
        return written.toString(StandardCharsets.ISO_8859_1);
    }

    private static String head(HttpRequest source) throws HttpException, IOException {
        return head(source, null, null);
    }

    @Test
    void aReadHasNoBody() throws Exception {
        assertThat(head(request("GET", "https://api.example.test/v1/things?limit=3&name=a%20b", ACCEPT, null)))
                .isEqualTo("""
                        GET /v1/things?limit=3&name=a%20b HTTP/1.1\r
                        Accept: application/json\r
                        Host: api.example.test\r
                        Connection: keep-alive\r
                        Accept-Encoding: gzip\r
                        \r
                        """);
    }

    @Test
    void anAddressWithoutAPathIsItsRoot() throws Exception {
        assertThat(head(request("GET", "http://example.test:8080?q=1", ACCEPT, null)))
                .startsWith("GET /?q=1 HTTP/1.1\r\n")
                .contains("\r\nHost: example.test:8080\r\n");
    }

    @Test
    void aWriteSaysHowLongItsBodyIs() throws Exception {
        RequestBody body = RequestBody.of("application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(head(request("POST", "https://example.test/a", ACCEPT, body)))
                .endsWith("Content-Length: 7\r\nContent-Type: application/json\r\n\r\n");
    }

    @Test
    void aBodyOfUnknownLengthGoesInChunks() throws Exception {
        RequestBody body = RequestBody.once("text/plain", new ByteArrayInputStream(new byte[3]), -1);
        assertThat(head(request("PUT", "https://example.test/a", ACCEPT, body)))
                .contains("\r\nTransfer-Encoding: chunked\r\n")
                .doesNotContain("Content-Length");
    }

    @Test
    void aWriteWithoutABodySaysSo() throws Exception {
        assertThat(head(request("POST", "https://example.test/a", ACCEPT, null)))
                .contains("\r\nContent-Length: 0\r\n");
        assertThat(head(request("DELETE", "https://example.test/a", ACCEPT, null)))
                .doesNotContain("Content-Length");
    }

    @Test
    void whatTheCallerSetsIsNotSetTwice() throws Exception {
        Headers own = Headers.of("host", "other.test")
                .plus("connection", "close")
                .plus("accept-encoding", "br")
                .plus("content-type", "application/x-own")
                .plus("proxy-authorization", "Basic eA==");
        String head =
                head(request("POST", "https://example.test/a", own, RequestBody.of("text/plain", new byte[] {120})));
        assertThat(head).isEqualTo("""
                POST /a HTTP/1.1\r
                host: other.test\r
                connection: close\r
                content-type: application/x-own\r
                Accept-Encoding: gzip\r
                Content-Length: 1\r
                \r
                """);
    }

    @Test
    void aLengthOfTheCallersOwnIsRefused() {
        for (String name : new String[] {"content-length", "transfer-encoding"}) {
            assertThatThrownBy(() -> head(request("GET", "https://example.test/a", Headers.of(name, "5"), null)))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void anAddressWithAUserInItIsRefused() {
        assertThatThrownBy(() -> head(request("GET", "https://ada:secret@example.test/a", ACCEPT, null)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aProxyIsToldTheWholeAddress() throws Exception {
        ProxyOptions proxy = ProxyOptions.of("proxy.test", 3128);
        assertThat(head(request("GET", "http://example.test/a", ACCEPT, null), proxy, "Basic eA=="))
                .startsWith("GET http://example.test/a HTTP/1.1\r\n")
                .contains("\r\nProxy-Authorization: Basic eA==\r\n");
        assertThat(head(request("GET", "https://example.test/a", ACCEPT, null), proxy, null))
                .startsWith("GET /a HTTP/1.1\r\n");
    }

    @Test
    void apachesOwnListOfFieldsStaysEmpty() throws Exception {
        HttpRequest source = request("GET", "https://example.test/a?k=v", Headers.of("Authorization", "secret"), null);
        OutgoingRequest request = OutgoingRequest.of(source, new Routes(null).to(source.uri()), null, null);
        assertThat(request.getHeaders()).isEmpty();
        assertThat(request.toString()).doesNotContain("secret").doesNotContain("k=v");
    }
}

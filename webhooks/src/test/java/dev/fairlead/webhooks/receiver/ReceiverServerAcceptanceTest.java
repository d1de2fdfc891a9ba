package dev.fairlead.webhooks.receiver;

import static dev.fairlead.webhooks.fixture.StripeWebhooks.SOURCE;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.body;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.signatureHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.webhooks.Inbox;
import dev.fairlead.webhooks.InboxOptions;
import dev.fairlead.webhooks.fixture.AcceptingStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReceiverServerAcceptanceTest {

    private static final String PAID = "payment_intent.succeeded";
    private static final ServerOptions OPTIONS = ServerOptions.defaults().withRequestTimeout(Duration.ofMillis(400));

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Inbox inbox;
    private ReceiverServer server;

    @BeforeEach
    void start() {
        inbox = Inbox.open(
                folder.resolve("inbox.db"), InboxOptions.defaults().withAcceptTimeout(Duration.ofSeconds(30)));
        server = ReceiverServer.start(Receiver.of(inbox, SOURCE), 0);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        inbox.close();
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(server.uri(SOURCE)).isEqualTo(URI.create(server.uri() + "/webhooks/stripe"));
    }

    @Test
    void aSignedWebhookIsStoredBeforeItIsAnswered() throws Exception {
        HttpResponse<String> answer = send("evt_1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("{\"result\":\"stored\"}");
        assertThat(inbox.get("stripe", "evt_1")).isPresent();
        assertThat(send("evt_1").body()).isEqualTo("{\"result\":\"duplicate\"}");
    }

    @Test
    void wrongRequestsGetTheirStatus() throws Exception {
        byte[] body = body("evt_1", PAID);
        assertThat(exchange(post("/webhooks/stripe", BodyPublishers.ofByteArray(body))
                                .build())
                        .statusCode())
                .isEqualTo(401);
        assertThat(exchange(post("/webhooks/unknown", BodyPublishers.ofByteArray(body))
                                .build())
                        .statusCode())
                .isEqualTo(404);
        assertThat(exchange(HttpRequest.newBuilder(server.uri(SOURCE)).build()).statusCode())
                .isEqualTo(405);
        assertThat(exchange(post("/webhooks/stripe", BodyPublishers.ofByteArray(body))
                                .header("Content-Encoding", "gzip")
                                .build())
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("evt_1").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyIsTakenUpToTheLimitAndNotBeyond() throws Exception {
        byte[] longest = new byte[1 << 20];
        byte[] tooLong = new byte[(1 << 20) + 1];

        assertThat(exchange(post("/webhooks/stripe", BodyPublishers.ofByteArray(longest))
                                .build())
                        .statusCode())
                .as("long, but only unsigned")
                .isEqualTo(401);
        assertThat(exchange(post("/webhooks/stripe", BodyPublishers.ofByteArray(tooLong))
                                .build())
                        .statusCode())
                .isEqualTo(413);
        assertThat(exchange(post("/webhooks/stripe", chunked(tooLong)).build()).statusCode())
                .as("without a length")
                .isEqualTo(413);
        assertThat(exchange(post("/webhooks/stripe", chunked(longest)).build()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anEndlessBodyIsCutOff() throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii("POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"));
            byte[] chunk = new byte[65_536];
            long sent = 0;
            try {
                for (; sent < 64L << 20; sent += chunk.length) {
                    out.write(ascii("10000\r\n"));
                    out.write(chunk);
                    out.write(ascii("\r\n"));
                }
            } catch (SocketException cutOff) {
                // as it should be
            }
            assertThat(sent).isLessThan(16L << 20);
        }
        assertThat(send("evt_1").statusCode()).isEqualTo(200);
    }

    @Test
    void aChunkedWebhookIsVerifiedOverItsBytes() throws Exception {
        byte[] body = body("evt_1", PAID);
        HttpRequest request = post("/webhooks/stripe", chunked(body))
                .header("Stripe-Signature", signatureHeader(body, Instant.now()))
                .build();

        assertThat(exchange(request).statusCode()).isEqualTo(200);
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(ascii("POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nStripe-Signature: " + "x".repeat(40_000)
                            + "\r\n\r\n"));
            assertThat(firstLine(socket)).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void aSenderThatWaitsToBeAskedIsRefusedWithoutBeingAsked() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(ascii("POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                            + "Content-Length: 5000000\r\n\r\n"));
            assertThat(firstLine(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void twoSignatureHeadersAreRefused() throws Exception {
        byte[] body = body("evt_1", PAID);
        String signature = signatureHeader(body, Instant.now());
        HttpRequest request = post("/webhooks/stripe", BodyPublishers.ofByteArray(body))
                .header("Stripe-Signature", signature)
                .header("stripe-signature", signature)
                .build();

        assertThat(exchange(request).body()).contains("repeated_header");
    }

    @Test
    void aStoreThatFailsIsA503WithRetryAfter() throws Exception {
        inbox.close();

        HttpResponse<String> answer = send("evt_1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    }

    @Test
    void moreWorkThanAllowedIsSentAwayAndClosingWaitsForTheRest() throws Exception {
        CountDownLatch storing = new CountDownLatch(2);
        CountDownLatch finish = new CountDownLatch(1);
        Inbox slow = Inbox.over(
                AcceptingStore.of(event -> {
                    storing.countDown();
                    finish.await();
                    return inbox.accept(event);
                }),
                InboxOptions.defaults());
        ReceiverServer small = ReceiverServer.start(
                Receiver.of(slow, SOURCE),
                ServerOptions.defaults().withMaxConcurrent(2).withCloseTimeout(Duration.ofSeconds(30)));
        List<Future<HttpResponse<String>>> waiting = new ArrayList<>();
        for (String id : List.of("evt_1", "evt_2")) {
            waiting.add(client.sendAsync(signed(small.uri(SOURCE), id), BodyHandlers.ofString()));
        }
        storing.await();

        HttpResponse<String> third = client.send(signed(small.uri(SOURCE), "evt_3"), BodyHandlers.ofString());
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.headers().firstValue("Retry-After")).isPresent();

        Thread closer = Thread.ofVirtual().start(small::close);
        finish.countDown();
        for (Future<HttpResponse<String>> answer : waiting) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        closer.join();
        assertThat(inbox.counts().received()).isEqualTo(2);
    }

    @Test
    void aPortInUseIsRefusedInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> ReceiverServer.start(Receiver.of(inbox, SOURCE), port))
                    .isInstanceOf(ReceiverException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + port
                            + ": the port is in use: end what uses it, or choose another port");
        }
    }

    @Test
    void aClosedServerTakesNoConnections() {
        server.close();
        server.close();
        assertThatThrownBy(() -> connect().close()).isInstanceOf(IOException.class);
    }

    private HttpResponse<String> send(String id) throws Exception {
        return exchange(signed(server.uri(SOURCE), id));
    }

    private static HttpRequest signed(URI uri, String id) {
        byte[] body = body(id, PAID);
        return HttpRequest.newBuilder(uri)
                .header("Stripe-Signature", signatureHeader(body, Instant.now()))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpResponse<String> exchange(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder post(String path, BodyPublisher body) {
        return HttpRequest.newBuilder(server.uri().resolve(path)).POST(body);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.uri().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\r';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

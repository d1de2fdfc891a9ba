package dev.fairlead.webhooks.receiver;

import static dev.fairlead.webhooks.fixture.StripeWebhooks.SOURCE;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.body;
import static dev.fairlead.webhooks.fixture.StripeWebhooks.signatureHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.webhooks.Inbox;
import dev.fairlead.webhooks.InboxOptions;
import dev.fairlead.webhooks.fixture.AcceptingStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Senders that hold on to a connection without ever sending a request. */
@Timeout(60)
class SlowSenderAcceptanceTest {

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
        server = ReceiverServer.start(Receiver.of(inbox, SOURCE), OPTIONS);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        inbox.close();
    }

    @Test
    void aSenderThatSaysNothingLosesItsConnection() throws Exception {
        try (Socket socket = connect()) {
            assertClosed(socket);
        }
    }

    @Test
    void headersThatDripLoseTheirConnection() throws Exception {
        assertDripIsCutOff("POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\n", "X-A: b\r\n");
    }

    @Test
    void aFirstLineThatDripsLosesItsConnection() throws Exception {
        assertDripIsCutOff("POST /webhooks/", "a");
    }

    @Test
    void aBodyThatDripsLosesItsConnection() throws Exception {
        assertDripIsCutOff("POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n", "a");
    }

    @Test
    void aBodyThatStopsHalfwayLosesItsConnection() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(ascii("POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf"));
            assertClosed(socket);
        }
    }

    @Test
    void aSlowStoreIsWaitedForLongerThanARequestMayTakeToArrive() throws Exception {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Inbox slow = Inbox.over(
                AcceptingStore.of(event -> {
                    storing.countDown();
                    finish.await();
                    return inbox.accept(event);
                }),
                InboxOptions.defaults());
        try (ReceiverServer patient = ReceiverServer.start(Receiver.of(slow, SOURCE), OPTIONS)) {
            Future<HttpResponse<String>> answer =
                    client.sendAsync(signed(patient.uri(SOURCE)), BodyHandlers.ofString());
            storing.await();
            try (Socket laterAndSilent = connect(patient)) {
                assertClosed(laterAndSilent);
            }
            finish.countDown();
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
    }

    /** Sends the start and then a little again and again, never silent for long, until the server has enough. */
    private void assertDripIsCutOff(String start, String drop) throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii(start));
            FutureTask<Void> end = new FutureTask<>(() -> assertClosed(socket), null);
            Thread.ofVirtual().start(end);
            int drops = 0;
            try {
                while (!end.isDone()) {
                    out.write(ascii(drop));
                    drops++;
                    LockSupport.parkNanos(20_000_000); // the drip is what is tested here
                }
            } catch (SocketException cutOff) {
                // as it should be
            }
            end.get();
            assertThat(drops).as("drops until the end").isLessThan(500);
        }
        assertThat(client.send(signed(server.uri(SOURCE)), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(inbox.counts().received()).isEqualTo(1);
    }

    private static void assertClosed(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // an answer may come before the end
            }
        } catch (SocketException reset) {
            // closed as well
        } catch (IOException late) {
            throw new AssertionError("the server keeps the connection", late);
        }
    }

    private Socket connect() throws IOException {
        return connect(server);
    }

    private static Socket connect(ReceiverServer server) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.uri().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static HttpRequest signed(URI uri) {
        byte[] body = body("evt_1", "payment_intent.succeeded");
        return HttpRequest.newBuilder(uri)
                .header("Stripe-Signature", signatureHeader(body, Instant.now()))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

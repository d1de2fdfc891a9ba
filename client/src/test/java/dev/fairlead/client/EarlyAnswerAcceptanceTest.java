package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A provider that answers while we still send: its answer counts, not the pipe that breaks. */
class EarlyAnswerAcceptanceTest {

    private static final int LARGE = 64 << 20;
    private static final Operation<@Nullable Void> UPLOAD =
            Operation.put("upload", "/v1/file").raw().returnsNothing();
    private static final CallOptions ONCE = CallOptions.none().withMaxAttempts(1);
    private static final String TOO_LARGE = "{\"error\":{\"message\":\"at most 1 MB\",\"code\":\"too_large\"}}";

    /** What a server does after an answer to a request whose body is on its way. */
    enum Then {
        /** Closes at once: what it did not read makes the network reset the connection. */
        HANGS_UP,
        /** Reads what still comes, and throws it away. */
        READS_ON
    }

    /** Answers each head at once. */
    private static final class HastyServer implements AutoCloseable {

        final List<String> heads = new CopyOnWriteArrayList<>();
        final AtomicLong bodyBytes = new AtomicLong();
        private final ServerSocket server;
        private final String answer;
        private final Then then;

        HastyServer(String status, String body, Then then) throws IOException {
            this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            this.answer = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            this.then = then;
            Thread.ofVirtual().start(this::acceptAll);
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        private void acceptAll() {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void serve(Socket socket) {
            try (socket) {
                heads.add(head(socket.getInputStream()));
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                switch (then) {
                    case HANGS_UP -> {}
                    case READS_ON -> drain(socket.getInputStream());
                }
            } catch (IOException gone) {
                // the client hung up
            }
        }

        private static String head(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException();
                }
                head.write(next);
            }
            return head.toString(StandardCharsets.US_ASCII);
        }

        private void drain(InputStream in) throws IOException {
            byte[] chunk = new byte[16 * 1024];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                bodyBytes.addAndGet(read);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    /** Bytes without an end. */
    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] chunk, int offset, int length) {
            return length;
        }
    }

    private static ApiClient client(HastyServer server) {
        return ApiClient.builder(TestProfiles.provider())
                .apiKey(Secret.of(TestProfiles.KEY))
                .baseUrl(server.uri())
                .attemptTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static void upload(ApiClient client, CallOptions options) {
        client.call(UPLOAD, Params.none(), Map.of(), options);
    }

    /** As large as no buffer on the way is, and to be sent once only. */
    private static CallOptions large() {
        return ONCE.withBody(RequestBody.once("application/octet-stream", new Zeros(), LARGE));
    }

    /** As large, and from a source that could begin again. */
    private static CallOptions replayable() {
        return CallOptions.none().withBody(RequestBody.owning("application/octet-stream", new byte[LARGE]));
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerInTheMiddleOfABodyIsTheAnswerAndNotTriedAgain(Then then) throws Exception {
        try (var server = new HastyServer("413 Content Too Large", TOO_LARGE, then);
                ApiClient client = client(server)) {
            for (CallOptions options : List.of(large(), replayable(), large())) {
                int before = server.heads.size();
                assertThatThrownBy(() -> upload(client, options))
                        .isExactlyInstanceOf(ResponseException.class)
                        .hasMessageContaining("413: at most 1 MB")
                        .hasMessageContaining("too_large");

                assertThat(server.heads)
                        .as("one attempt, on a connection of its own")
                        .hasSize(before + 1);
            }
            assertThat(server.bodyBytes.get()).isLessThan(LARGE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedCallerIsToldSoInTheMiddleOfABody(Then then) throws Exception {
        try (var server = new HastyServer("401 Unauthorized", "{}", then);
                ApiClient client = client(server)) {
            assertThatThrownBy(() -> upload(client, large())).isInstanceOf(AuthenticationException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatWaitsForAContinueIsNotSentAtAllWhereTheAnswerIsNo(Then then) throws Exception {
        try (var server = new HastyServer("413 Content Too Large", TOO_LARGE, then);
                ApiClient client = client(server)) {
            assertThatThrownBy(() -> upload(client, large().withHeader("Expect", "100-continue")))
                    .isExactlyInstanceOf(ResponseException.class)
                    .hasMessageContaining("413: at most 1 MB");

            assertThat(server.heads.getFirst()).contains("Expect: 100-continue");
            assertThat(server.bodyBytes.get()).isZero();
        }
    }

    @Test
    void aBodyThatWaitsForAContinueIsSentAfterIt() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.respond("200 OK", "{}"));

            // This server reads the body before it says anything: it comes although nobody asked for it.
            fixture.client.call(
                    UPLOAD,
                    Params.none(),
                    Map.of(),
                    ONCE.withHeader("Expect", "100-continue")
                            .withBody(RequestBody.of("text/plain", "abc".getBytes(StandardCharsets.US_ASCII))));
            fixture.read(CallOptions.header("Expect", "100-continue"));

            assertThat(fixture.server.requests().getFirst().body()).isEqualTo("abc");
            assertThat(fixture.server.requests().getLast().header("Expect")).isEqualTo("(none)");
            assertThat(fixture.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aPipeThatBreaksWithoutAnAnswerIsABrokenPipe() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.reset());

            assertThatThrownBy(() -> fixture.client.call(
                            UPLOAD, Params.none(), Map.of(), ONCE.withBody(RequestBody.of("text/plain", new byte[10]))))
                    .isInstanceOf(TransportException.class);
        }
    }
}

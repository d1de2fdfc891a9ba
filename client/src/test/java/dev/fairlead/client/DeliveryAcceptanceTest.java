package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryAcceptanceTest {

    private static final CallOptions ONE_ATTEMPT = CallOptions.none().withMaxAttempts(1);

    @Test
    void aCallGetsItsAnswer() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.then(Step.respond("200 OK", "{\"id\":\"cus_1\"}", "Request-Id", "req_1"));

            Reply<?> reply = fixture.client.reply(
                    Fixture.CREATE, Params.of(Map.of("name", "Ada")), Map.of(), CallOptions.none());

            assertThat(reply.value().toString()).isEqualTo("{\"id\":\"cus_1\"}");
            assertThat(reply.requestId()).contains("req_1");
            assertThat(reply.attempts()).isEqualTo(1);
            var request = fixture.server.requests().getFirst();
            assertThat(request.line()).isEqualTo("POST /v1/things HTTP/1.1");
            assertThat(request.body()).isEqualTo("name=Ada");
            assertThat(request.header("Authorization")).isEqualTo("Bearer " + TestProfiles.KEY);
            assertThat(request.header("Stripe-Version")).isNotEqualTo("(none)");
            assertThat(request.header("Accept-Encoding")).isEqualTo("gzip, deflate");
            assertThat(request.header("Upgrade")).isEqualTo("(none)");
            assertThat(request.header("Idempotency-Key")).hasSize(36);
        }
    }

    @Test
    void aRefusedConnectionWasNeverSent() throws Exception {
        URI nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        try (ApiClient client = ApiClient.builder(TestProfiles.provider())
                .apiKey(Secret.of(TestProfiles.KEY))
                .baseUrl(nobody)
                .build()) {
            var failure = catchThrowableOfType(
                    TransportException.class, () -> client.call(Fixture.CREATE, Params.none(), Map.of(), ONE_ATTEMPT));

            assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(failure).hasMessageContaining("could not be sent").hasMessageContaining("Connection refused");
        }
    }

    @Test
    void aHostWithoutAnAddressWasNeverSent() {
        try (ApiClient client = ApiClient.builder(TestProfiles.provider())
                .apiKey(Secret.of(TestProfiles.KEY))
                .baseUrl(URI.create("http://nobody.invalid"))
                .build()) {
            var failure = catchThrowableOfType(
                    TransportException.class, () -> client.call(Fixture.CREATE, Params.none(), Map.of(), ONE_ATTEMPT));

            assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(failure).hasMessageContaining("no address for the host nobody.invalid");
        }
    }

    @Test
    void aTlsHandshakeThatHangsWasNeverSentAndEndsWithTheConnectTimeout() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ApiClient client = ApiClient.builder(TestProfiles.provider())
                        .apiKey(Secret.of(TestProfiles.KEY))
                        .baseUrl(URI.create("https://127.0.0.1:" + mute.getLocalPort()))
                        .connectTimeout(Duration.ofMillis(200))
                        .build()) {
            var failure = catchThrowableOfType(
                    TransportException.class, () -> client.call(Fixture.CREATE, Params.none(), Map.of(), ONE_ATTEMPT));

            assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
        }
    }

    @Test
    void aResetBeforeTheAnswerMayHaveBeenProcessed() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.reset());

            var failure = catchThrowableOfType(TransportException.class, () -> fixture.create(ONE_ATTEMPT));

            assertThat(failure.delivery()).isEqualTo(Delivery.MAYBE_PROCESSED);
            assertThat(failure).hasMessageContaining("the provider may have acted");
        }
    }

    @Test
    void aBodyThatIsCutOffMayHaveBeenProcessed() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.cutBody(100, "{\"id\":"));

            var failure = catchThrowableOfType(TransportException.class, () -> fixture.create(ONE_ATTEMPT));

            assertThat(failure.delivery()).isEqualTo(Delivery.MAYBE_PROCESSED);
        }
    }

    @Test
    void aPostWithItsKeyIsRepeatedWithTheSameKey() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.then(Step.reset()).then(Step.cutBody(50, "{")).then(Step.respond("200 OK", "{}"));

            fixture.create(CallOptions.none());

            assertThat(fixture.server.requests()).hasSize(3);
            assertThat(fixture.server.requests().stream()
                            .map(request -> request.header("Idempotency-Key"))
                            .distinct())
                    .hasSize(1);
            assertThat(fixture.server.requests())
                    .allMatch(request -> request.body().equals("name=Ada"));
        }
    }

    @Test
    void aPostWithoutAKeyIsNotRepeatedWhenDeliveryIsUnknown() throws Exception {
        try (var fixture = new LiveFixture();
                ApiClient keyless = ApiClient.builder(TestProfiles.withoutIdempotency())
                        .apiKey(Secret.of(TestProfiles.KEY))
                        .baseUrl(fixture.server.uri())
                        .build()) {
            fixture.server.always(Step.reset());

            assertThatThrownBy(() -> keyless.call(Fixture.CREATE, Params.none(), Map.of(), CallOptions.none()))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("could do it twice");
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @Test
    void aGetOnAConnectionThatClosesWithoutAnAnswerIsRepeated() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.then(Step.respond("200 OK", "{}")).then((socket, out) -> false);

            fixture.read();
            fixture.read();

            assertThat(fixture.server.requests()).hasSize(3);
        }
    }

    @Test
    void aBodyBeyondTheBoundIsNotRead() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always((socket, out) -> {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes());
                byte[] chunk = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes();
                while (true) {
                    out.write(chunk);
                }
            });

            var failure = catchThrowableOfType(TransportException.class, () -> fixture.read());

            assertThat(failure.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(failure).hasMessageContaining("longer than 100000 bytes");
            assertThat(fixture.server.requests()).hasSize(1);
            fixture.server.awaitHangUp();
        }
    }

    @Test
    void aPageOfAProxyIsAGoodErrorToo() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.respond("503 Service Unavailable", "<html>Backend down</html>"));

            assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("503")
                    .hasMessageContaining("not its error format, perhaps from a proxy");
        }
    }

    @Test
    void theAttemptTimeoutActsWhileTheBodyStalls() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.stall(100, "{"));

            assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT.withAttemptTimeout(Duration.ofMillis(200))))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("attempt timeout of 200 ms");
            fixture.server.awaitHangUp();
        }
    }

    @Test
    void theAttemptTimeoutActsWhileTheBodyDrips() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always((socket, out) -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes());
                socket.setSoTimeout(20);
                while (true) {
                    out.write('x');
                    out.flush();
                    try {
                        if (socket.getInputStream().read() < 0) {
                            return false;
                        }
                    } catch (java.net.SocketTimeoutException nothingYet) {
                        // go on dripping
                    }
                }
            });

            assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT.withAttemptTimeout(Duration.ofMillis(200))))
                    .isInstanceOf(TransportException.class);
            fixture.server.awaitHangUp();
        }
    }
}

package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingAcceptanceTest {

    private static final CallOptions ONE_ATTEMPT = CallOptions.none().withMaxAttempts(1);

    private static Step respond(String coding, byte[] body) {
        return (socket, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: " + coding
                            + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            return true;
        };
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, raw);
        try (OutputStream deflate = new DeflaterOutputStream(packed, deflater)) {
            deflate.write(plain);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static byte[] json(int size) {
        return ("{\"text\":\"" + "x".repeat(size) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void packedAnswersAreAskedForAndUnpackedOnOneConnection() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server
                    .then(respond("gzip", gzip(json(5_000))))
                    .then(respond("x-gzip", gzip(json(5_000))))
                    .then(respond("deflate", deflate(json(5_000), false)))
                    .then(respond("deflate", deflate(json(5_000), true)))
                    .then(respond("identity", json(5_000)));

            for (int i = 0; i < 5; i++) {
                assertThat(fixture.read().toJson()).hasSize(5_000 + 11);
            }

            assertThat(fixture.server.requests().getFirst().header("Accept-Encoding"))
                    .isEqualTo("gzip, deflate");
            assertThat(fixture.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void nothingPackedIsAskedForWhereThatIsOffNorByAHeaderOfTheCaller() throws Exception {
        try (var fixture = new LiveFixture(TransportOptions.defaults().withCompressedResponses(false))) {
            fixture.read(CallOptions.header("Accept-Encoding", "br"));

            assertThat(fixture.server.requests().getFirst().header("Accept-Encoding"))
                    .isEqualTo("(none)");
        }
    }

    @Test
    void aBombIsCutOffAtTheBoundOfUnpackedBytes() throws Exception {
        byte[] bomb = gzip(new byte[200 << 20]);
        assertThat(bomb.length).isLessThan(250_000);
        try (var fixture = new LiveFixture()) {
            fixture.server.always(respond("gzip", bomb));

            var failure = catchThrowableOfType(TransportException.class, fixture::read);

            assertThat(failure.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(failure).hasMessageContaining("longer than 100000 bytes");
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @Test
    void aBodyOfTheVeryBoundPasses() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server
                    .then(respond("gzip", gzip(json(100_000 - 11))))
                    .then(respond("identity", json(100_000 - 11)));

            assertThat(fixture.read().toJson()).hasSize(100_000);
            assertThat(fixture.read().toJson()).hasSize(100_000);
        }
    }

    @Test
    void dataThatIsCutShortIsAClearErrorOfAnAnswer() throws Exception {
        byte[] whole = gzip(json(5_000));
        try (var fixture = new LiveFixture()) {
            fixture.server.always(respond("gzip", Arrays.copyOf(whole, whole.length - 12)));

            var failure = catchThrowableOfType(TransportException.class, fixture::read);

            assertThat(failure.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(failure).hasMessageContaining("its gzip data is damaged or cut short");
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void damagedDataIsAClearErrorOfAnAnswer(String coding) throws Exception {
        byte[] packed = coding.equals("gzip") ? gzip(json(5_000)) : deflate(json(5_000), false);
        packed[packed.length / 2] ^= 0x55;
        packed[packed.length - 2] ^= 0x55;
        try (var fixture = new LiveFixture()) {
            fixture.server.always(respond(coding, packed));

            var failure = catchThrowableOfType(TransportException.class, () -> fixture.read(ONE_ATTEMPT));

            assertThat(failure.delivery()).isEqualTo(Delivery.ANSWERED);
            assertThat(failure).hasMessageContaining(coding + " data is damaged");
        }
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfPackedDataIsABrokenExchange() throws Exception {
        byte[] whole = gzip(json(5_000));
        try (var fixture = new LiveFixture()) {
            fixture.server
                    .then((socket, out) -> {
                        out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + whole.length
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                        out.write(whole, 0, whole.length / 2);
                        out.flush();
                        return false;
                    })
                    .then(respond("gzip", whole));

            fixture.read();

            assertThat(fixture.server.requests()).hasSize(2);
        }
    }

    @Test
    void aCodingThatNobodyAskedForIsNamed() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(respond("br", new byte[] {1, 2, 3}));

            assertThat(catchThrowableOfType(TransportException.class, fixture::read))
                    .hasMessageContaining("content coding br, which was not asked for");
        }
    }

    @Test
    void anErrorMayBePackedToo() throws Exception {
        byte[] packed = gzip("{\"error\":{\"message\":\"No such thing.\"}}".getBytes(StandardCharsets.UTF_8));
        try (var fixture = new LiveFixture()) {
            fixture.server.always((socket, out) -> {
                out.write(("HTTP/1.1 404 Not Found\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(packed);
                out.flush();
                return true;
            });

            assertThat(catchThrowableOfType(RuntimeException.class, fixture::read))
                    .hasMessageContaining("No such thing.");
        }
    }
}

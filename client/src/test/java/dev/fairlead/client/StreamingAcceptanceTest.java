package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.NotFoundException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Download;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingAcceptanceTest {

    private static final Operation<byte[]> FILE =
            Operation.get("getFile", "/v1/file").returnsBytes();
    private static final Operation<@Nullable Void> PUT_FILE =
            Operation.put("putFile", "/v1/file").raw().returnsNothing();
    private static final Operation<@Nullable Void> POST_FILE =
            Operation.post("postFile", "/v1/file").raw().returnsNothing();

    @TempDir
    Path folder;

    private static <T> Reply<T> download(LiveFixture fixture, Download<T> download) {
        return fixture.client.download(FILE, Params.none(), Map.of(), CallOptions.none(), download);
    }

    private String[] files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }

    @Test
    void aDownloadGoesIntoItsFile() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.respond("200 OK", "x".repeat(200_000)));
            Path file = folder.resolve("report.csv");
            Files.writeString(file, "an older one");

            Reply<Path> reply = download(fixture, Download.toFile(file));

            assertThat(reply.value()).isEqualTo(file);
            assertThat(file).hasSize(200_000);
            assertThat(files()).containsExactly("report.csv");
        }
    }

    @Test
    void aDownloadThatBreaksInTheMiddleBeginsAgainAndIsNeverSeenInPart() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.then(Step.cutBody(100, "part")).then(Step.respond("200 OK", "whole"));
            Path file = folder.resolve("a");

            Reply<Path> reply = download(fixture, Download.toFile(file));

            assertThat(reply.attempts()).isEqualTo(2);
            assertThat(file).hasContent("whole");
            assertThat(files()).containsExactly("a");
        }
    }

    @Test
    void aDownloadThatFailsLeavesTheOlderFileAlone() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.cutBody(100, "part"));
            Path file = folder.resolve("a");
            Files.writeString(file, "older");

            assertThatThrownBy(() -> fixture.client.download(
                            FILE,
                            Params.none(),
                            Map.of(),
                            CallOptions.none().withMaxAttempts(2),
                            Download.toFile(file)))
                    .isInstanceOf(TransportException.class);

            assertThat(file).hasContent("older");
            assertThat(files()).containsExactly("a");
        }
    }

    @Test
    void whatWasWrittenIntoAStreamCannotBeTakenBackSoThereIsOneAttempt() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.cutBody(100, "part"));
            ByteArrayOutputStream stream = new ByteArrayOutputStream();

            assertThatThrownBy(() -> download(fixture, Download.toStream(stream)))
                    .isInstanceOf(TransportException.class);

            assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo("part");
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @Test
    void beforeTheFirstByteAStreamMayBeTriedAgain() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.then(Step.reset()).then(Step.respond("200 OK", "whole"));
            ByteArrayOutputStream stream = new ByteArrayOutputStream();

            assertThat(download(fixture, Download.toStream(stream)).value()).isEqualTo(5);
            assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo("whole");
        }
    }

    @Test
    void anErrorIsNotDownloaded() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.respond("404 Not Found", "{\"error\":{\"message\":\"Gone.\"}}"));
            Path file = folder.resolve("a");

            assertThatThrownBy(() -> download(fixture, Download.toFile(file)))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("Gone.");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void aDownloadHasABoundOfItsOwnOnUnpackedBytes() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.respond("200 OK", "x".repeat(101)));

            assertThatThrownBy(() -> download(
                            fixture, Download.toFile(folder.resolve("a")).withMaxBytes(100)))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            failure -> assertThat(failure.delivery()).isEqualTo(Delivery.ANSWERED))
                    .hasMessageContaining("longer than 100 bytes");
            assertThat(files()).isEmpty();
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @Test
    void whatAReaderThrowsComesOutAndTheConnectionIsNotKept() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.respond("200 OK", "x".repeat(50_000)));

            assertThatThrownBy(() -> download(fixture, Download.reading((body, length) -> {
                        throw new IllegalArgumentException("no good: " + body.read());
                    })))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no good: 120");
        }
    }

    @Test
    void aGigabyteIsReadAPieceAtATime() throws Exception {
        long gigabyte = 1L << 30;
        AtomicLong largest = new AtomicLong();
        AtomicLong told = new AtomicLong();
        try (var fixture = new LiveFixture()) {
            fixture.server.always((socket, out) -> {
                out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + gigabyte + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                byte[] chunk = new byte[64 * 1024];
                for (long sent = 0; sent < gigabyte; sent += chunk.length) {
                    out.write(chunk);
                }
                return true;
            });

            Reply<Long> reply = fixture.client.download(
                    FILE,
                    Params.none(),
                    Map.of(),
                    CallOptions.none().withAttemptTimeout(Duration.ofMinutes(2)).withDeadline(Duration.ofMinutes(2)),
                    Download.reading((body, length) -> {
                                byte[] piece = new byte[64 * 1024];
                                long bytes = 0;
                                for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
                                    bytes += count;
                                    largest.accumulateAndGet(count, Math::max);
                                }
                                return bytes;
                            })
                            .withProgress((bytes, total) -> told.set(total == gigabyte ? bytes : -1)));

            assertThat(reply.value()).isEqualTo(gigabyte);
            assertThat(told).hasValue(gigabyte);
            assertThat(largest.get()).isLessThanOrEqualTo(64 * 1024);
        }
    }

    /** Counts how much was handed out and not yet read by the server: that, and not the length, is what an upload holds. */
    @Test
    void aGigabyteIsSentAPieceAtATime() throws Exception {
        long gigabyte = 1L << 30;
        AtomicLong made = new AtomicLong();
        AtomicLong received = new AtomicLong();
        AtomicLong ahead = new AtomicLong();
        InputStream source = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("one at a time is too slow");
            }

            @Override
            public int read(byte[] piece, int offset, int length) {
                long left = gigabyte - made.get();
                int count = (int) Math.min(left, length);
                made.addAndGet(count);
                ahead.accumulateAndGet(made.get() - received.get(), Math::max);
                return count == 0 ? -1 : count;
            }
        };
        try (var server = new SwallowingServer(received);
                var fixture = new LiveFixture(options -> options.baseUrl(server.uri()))) {
            fixture.client.call(
                    PUT_FILE,
                    Params.none(),
                    Map.of(),
                    CallOptions.none()
                            .withBody(RequestBody.once("application/octet-stream", source, gigabyte))
                            .withAttemptTimeout(Duration.ofMinutes(2))
                            .withDeadline(Duration.ofMinutes(2)));

            assertThat(received).hasValue(gigabyte);
            assertThat(ahead.get()).isLessThan(32 << 20); // what the buffers of both sockets take
        }
    }

    @Test
    void aFileIsSentWithItsLengthAndSentAgainAfterABreak() throws Exception {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "content");
        try (var fixture = new LiveFixture()) {
            fixture.server.then(Step.reset()).then(Step.respond("200 OK", ""));
            AtomicLong sent = new AtomicLong();

            fixture.client.call(
                    PUT_FILE,
                    Params.none(),
                    Map.of(),
                    CallOptions.none()
                            .withBody(RequestBody.of("text/plain", file))
                            .withUploadProgress((bytes, total) -> sent.set(total == 7 ? bytes : -1)));

            assertThat(fixture.server.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.header("Content-Length")).isEqualTo("7");
                assertThat(request.header("Content-Type")).isEqualTo("text/plain");
                assertThat(request.body()).isEqualTo("content");
            });
            assertThat(sent).hasValue(7);
        }
    }

    @Test
    void aStreamIsSentOnceWhateverHappens() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.reset());
            InputStream stream = new ByteArrayInputStream("once".getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> fixture.client.call(
                            PUT_FILE,
                            Params.none(),
                            Map.of(),
                            CallOptions.none().withBody(RequestBody.once("text/plain", stream, 4))))
                    .isInstanceOf(TransportException.class);
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    @Test
    void aSourceThatFailsIsNoNetworkTroubleAndNotTriedAgain() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        try (var fixture = new LiveFixture()) {
            assertThatThrownBy(() -> fixture.client.call(
                            PUT_FILE,
                            Params.none(),
                            Map.of(),
                            CallOptions.none()
                                    .withBody(RequestBody.of(
                                            "text/plain",
                                            () -> {
                                                opened.incrementAndGet();
                                                throw new IOException("the disk is gone");
                                            },
                                            4))))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("the body of the request cannot be read: the disk is gone");
            assertThat(opened).hasValue(1);
        }
    }

    @Test
    void aRawOperationNeedsItsBodyAndOthersTakeNone() throws Exception {
        try (var fixture = new LiveFixture()) {
            assertThatThrownBy(() -> fixture.client.call(POST_FILE, Params.none(), Map.of(), CallOptions.none()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("needs a body");
            assertThatThrownBy(() -> fixture.read(CallOptions.none().withBody(RequestBody.of("a/b", new byte[1]))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(fixture.server.requests()).isEmpty();
        }
    }
}

package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.network.TlsOptions;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.client.testkit.TestCertificates;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.testing.kit.ScriptedServer;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No wait of a call holds the carrier of its virtual thread. The JDK itself says when one does; an event counts if any of our
 * own code, or of the HTTP client, is on its stack.
 */
class CarrierThreadsAcceptanceTest {

    private static final CallOptions SHORT =
            CallOptions.none().withMaxAttempts(1).withAttemptTimeout(Duration.ofMillis(300));

    @TempDir
    Path folder;

    /** Something that waits. */
    @FunctionalInterface
    private interface Waits {
        void run() throws Exception;
    }

    private void assertNothingPinsIn(Waits waits) throws Exception {
        Path file = folder.resolve("pinned.jfr");
        try (Recording recording = new Recording()) {
            recording
                    .enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ZERO)
                    .withStackTrace();
            recording.start();
            waits.run();
            recording.stop();
            recording.dump(file);
        }
        List<String> pinned = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getEventType().getName().equals("jdk.VirtualThreadPinned")
                    && isOurs(event)
                    && !isJdkStart(event)) {
                pinned.add(event.toString());
            }
        }
        assertThat(pinned).isEmpty();
    }

    /** The JDK initialises its own classes once in a process, and whoever comes second waits: that is no wait of a call. */
    private static boolean isJdkStart(RecordedEvent event) {
        return event.hasField("pinnedReason")
                && String.valueOf(event.getString("pinnedReason"))
                        .matches("Waited for initialization of (sun|java|javax|jdk)\\..*");
    }

    private static boolean isOurs(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .map(RecordedFrame::getMethod)
                        .map(method -> method.getType().getName())
                        .anyMatch(name -> (name.startsWith("dev.fairlead.client.") && !name.contains("Test"))
                                || name.startsWith("org.apache.hc."));
    }

    private static void manyAtOnce(LiveFixture fixture, int count, CallOptions options) throws InterruptedException {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(fixture.client.async(() -> fixture.read(options)));
        }
        for (CompletableFuture<?> call : calls) {
            try {
                call.get();
            } catch (ExecutionException failed) {
                assertThat(failed.getCause()).isInstanceOf(ApiException.class);
            }
        }
    }

    @Test
    void theTestSeesAThreadThatPins() throws Exception {
        // A class whose initialiser parks holds its carrier in every JDK: native frames are on the stack.
        assertThatThrownBy(() -> assertNothingPinsIn(() -> {
                    AtomicReference<Throwable> failure = new AtomicReference<>();
                    Thread thread = Thread.ofVirtual().start(() -> {
                        try {
                            PinningWait.INSTANCE.toString();
                        } catch (Throwable thrown) {
                            failure.set(thrown);
                        }
                    });
                    thread.join();
                    assertThat(failure.get()).isNull();
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void waitingForAnAnswerAndForABody() throws Exception {
        try (var fixture = new LiveFixture(options -> options.breaker(BreakerOptions.off()))) {
            assertNothingPinsIn(() -> {
                fixture.server.always(Step.silence());
                manyAtOnce(fixture, 8, SHORT);
                fixture.server.always(Step.stall(100, "{"));
                manyAtOnce(fixture, 8, SHORT);
            });
        }
    }

    @Test
    void waitingForAConnectionOfThePool() throws Exception {
        try (var fixture = new LiveFixture(
                TransportOptions.defaults().withMaxConnections(1), options -> options.breaker(BreakerOptions.off()))) {
            fixture.server.always(Step.silence());
            assertNothingPinsIn(() -> manyAtOnce(fixture, 8, SHORT));
        }
    }

    @Test
    void waitingForTheLimitsForTheBreakerAndBetweenTwoAttempts() throws Exception {
        RateLimitOptions tight =
                RateLimitOptions.of(List.of(RateLimit.perAccount("tight", 10, Duration.ofMillis(200))));
        try (var fixture =
                new LiveFixture(options -> options.rateLimits(tight).concurrency(ConcurrencyOptions.fixed(2)))) {
            fixture.server.always(Step.respond("503 Busy", "{}"));
            assertNothingPinsIn(() -> manyAtOnce(fixture, 16, CallOptions.deadline(Duration.ofSeconds(3))));
        }
    }

    @Test
    void waitingToConnectAndForAHandshake() throws Exception {
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var fixture = new LiveFixture(options -> options.breaker(BreakerOptions.off())
                        .baseUrl(URI.create("https://127.0.0.1:" + mute.getLocalPort())))) {
            manyAtOnce(fixture, 1, SHORT); // the JDK loads its classes for TLS once, and that does hold a carrier
            assertNothingPinsIn(() -> manyAtOnce(fixture, 8, SHORT));
        }
    }

    @Test
    void speakingTls() throws Exception {
        TestCertificates certificates = new TestCertificates(folder).server("good", "ip:127.0.0.1");
        TransportOptions network =
                TransportOptions.defaults().withTls(TlsOptions.defaults().withAlsoTrusted(certificates.pem("ca")));
        try (var server = new ScriptedServer(certificates.context("good"), false);
                var fixture = new LiveFixture(network, options -> options.baseUrl(server.uri()))) {
            server.always((socket, out) -> {
                pause(socket.getInputStream().available());
                return Step.respond("200 OK", "{}").run(socket, out);
            });
            assertNothingPinsIn(() -> manyAtOnce(fixture, 16, CallOptions.none()));
            assertThat(server.requests()).hasSize(16);
        }
    }

    private static void pause(int anything) throws IOException {
        long until = System.nanoTime() + 20_000_000L + anything;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}

package dev.fairlead.telemetry.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent.BreakerChanged;
import dev.fairlead.client.event.CallEvent.CallStarted;
import dev.fairlead.client.event.CallListener;
import dev.fairlead.telemetry.CallFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The test of the tester: whatever is planted is found. */
class WatchTest {

    private static List<String> leaks(Planting planting) throws IOException {
        try (Watch watch = new Watch();
                Bench bench = new Bench(watch)) {
            planting.in(bench);
            return watch.leaks();
        }
    }

    @FunctionalInterface
    private interface Planting {
        void in(Bench bench);
    }

    private static void hears(Bench bench, CallListener listener, Runnable then) {
        try (ApiClient client = bench.builder().listener(listener).build()) {
            Bench.read(client, Bench.ONCE);
            then.run();
        }
    }

    @Test
    void aClientThatWorksLeaksNothing() throws IOException {
        assertThat(leaks(bench -> hears(bench, event -> {}, () -> {}))).isEmpty();
    }

    @Test
    void aLeakInALogIsFoundAtAnyLevelAndInAnyPart() throws IOException {
        assertThat(leaks(bench -> LoggerFactory.getLogger("x").trace("the key is {}", Canary.KEY)))
                .hasSize(1);
        assertThat(leaks(bench -> LoggerFactory.getLogger("x")
                        .atTrace()
                        .addKeyValue("a", Canary.BODY)
                        .log("b")))
                .hasSize(1);
        assertThat(leaks(bench -> LoggerFactory.getLogger("x").debug("b", new IOException(Canary.KEY))))
                .hasSize(1);
    }

    @Test
    void aLeakDeepInAnExceptionIsFound() throws IOException {
        IOException outer = new IOException("outer");
        outer.addSuppressed(new IOException("inner", new IOException("Bearer " + Canary.KEY)));
        assertThat(leaks(bench -> bench.watch.look(outer))).isNotEmpty();
    }

    @Test
    void aLeakInAnEventIsFoundInMetricsAndTracesToo() throws IOException {
        List<String> leaks = leaks(bench -> {
            try (ApiClient client = bench.builder().build()) {
                client.call(
                        dev.fairlead.client.Operation.get("Get" + Canary.PATH, "/v1/x")
                                .returnsJson(),
                        dev.fairlead.client.model.Params.none(),
                        java.util.Map.of(),
                        Bench.ONCE);
            }
        });
        assertThat(leaks)
                .anyMatch(leak -> leak.startsWith("toString of CallStarted"))
                .anyMatch(leak -> leak.startsWith("Prometheus"))
                .anyMatch(leak -> leak.startsWith("Micrometer"))
                .anyMatch(leak -> leak.startsWith("OpenTelemetry's metrics"))
                .anyMatch(leak -> leak.startsWith("OpenTelemetry's traces"))
                .anyMatch(leak -> leak.startsWith("the recorder"))
                .anyMatch(leak -> leak.startsWith("log of dev.fairlead.calls"));
    }

    @Test
    void aLeakInTheTextOfAnObjectFarInsideIsFound() throws IOException {
        record Inner(String key) {}
        CallStarted planted = new CallStarted("c", "op", "GET", Canary.PATH, Instant.EPOCH);
        assertThat(leaks(bench -> bench.watch.lookAtAllFrom(List.of(java.util.Optional.of(planted)))))
                .hasSize(1);
        assertThat(leaks(bench -> bench.watch.lookAtAllFrom(
                        new BreakerChanged(BreakerState.OPEN, BreakerState.CLOSED, Canary.QUERY))))
                .hasSize(1);
        assertThat(new Inner(Canary.KEY).toString()).contains(Canary.KEY);
    }

    @Test
    void secretsAreFoundInEachForm() {
        assertThat(Canary.isIn("nothing to see")).isFalse();
        assertThat(Canary.isIn("Basic "
                        + java.util.Base64.getEncoder()
                                .encodeToString((Canary.KEY + ":").getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isTrue();
        assertThat(Canary.isIn("?key=sk_test_Zeisig9Key7f3a9b2c4d8e1f")).isTrue();
        assertThat(CallFailure.Ending.values()).isNotEmpty();
    }
}

package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.json.JsonObject;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationTimeoutAcceptanceTest {

    private static final Operation<JsonObject> HASTY = Operation.get("hasty", "/v1/hasty")
            .attemptTimeout(Duration.ofMillis(200))
            .returnsJson();

    @Test
    void anOperationHasATimeOfItsOwn() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.silence());

            assertThatThrownBy(() -> fixture.client.call(
                            HASTY, Params.none(), Map.of(), CallOptions.none().withMaxAttempts(1)))
                    .hasMessageContaining("attempt timeout of 200 ms");
        }
    }

    @Test
    void whatACallSaysForItselfGoesBeforeItsOperation() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.silence());

            assertThatThrownBy(() -> fixture.client.call(
                            HASTY,
                            Params.none(),
                            Map.of(),
                            CallOptions.none().withMaxAttempts(1).withAttemptTimeout(Duration.ofMillis(100))))
                    .hasMessageContaining("attempt timeout of 100 ms");
        }
    }

    @Test
    void aBodyThatFallsSilentIsCutOffLongBeforeAGenerousTimeout() throws Exception {
        try (var fixture = new LiveFixture(TransportOptions.defaults().withSilence(Duration.ofMillis(200)))) {
            fixture.server.always(Step.stall(100, "{"));

            assertThatThrownBy(() -> fixture.read(CallOptions.none().withMaxAttempts(1)))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            failure -> assertThat(failure.delivery()).isEqualTo(Delivery.MAYBE_PROCESSED))
                    .hasMessageContaining("no byte of the body came for 200 ms");
            fixture.server.awaitHangUp();
        }
    }

    @Test
    void theSilenceBeforeAnAnswerIsNoMatterOfItsBody() throws Exception {
        try (var fixture = new LiveFixture(TransportOptions.defaults().withSilence(Duration.ofMillis(100)))) {
            fixture.server.then(Step.respond("200 OK", "{}")).always((socket, out) -> {
                long until = System.nanoTime() + Duration.ofMillis(400).toNanos();
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                return Step.respond("200 OK", "{}").run(socket, out);
            });

            fixture.read();
            fixture.read();

            assertThat(fixture.server.connections()).isEqualTo(1);
        }
    }
}

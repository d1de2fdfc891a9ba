package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LoadAcceptanceTest {

    @Test
    void aThousandCallersShareThePoolAndLeaveNothingBehind() throws Exception {
        try (var fixture = new LiveFixture()) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                calls.add(fixture.client.async(fixture::read));
            }

            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();

            assertThat(fixture.server.requests()).hasSize(1_000);
            assertThat(fixture.server.connections()).isLessThanOrEqualTo(64);
            assertThat(fixture.transport.connectionsInUse()).isZero();
            assertThat(fixture.client.state().callsRunning()).isZero();
        }
    }

    @Test
    void rudeAnswersLeaveNoConnectionBehind() throws Exception {
        try (var fixture = new LiveFixture(options -> options.breaker(BreakerOptions.off()))) {
            for (int i = 0; i < 20; i++) {
                fixture.server
                        .then(Step.reset())
                        .then(Step.cutBody(10, "{"))
                        .then(Step.respond("500 Oops", "<html>", "Connection", "close"))
                        .then(Step.respond("404 Not Found", "{}"));
            }
            CallOptions oneAttempt = CallOptions.none().withMaxAttempts(1);

            for (int i = 0; i < 80; i++) {
                try {
                    fixture.read(oneAttempt);
                } catch (RuntimeException expected) {
                    assertThat(expected).isInstanceOf(ApiException.class);
                }
            }

            assertThat(fixture.transport.connectionsInUse()).isZero();
        }
    }
}

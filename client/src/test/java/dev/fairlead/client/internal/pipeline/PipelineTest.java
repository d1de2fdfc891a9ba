package dev.fairlead.client.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final Link NOWHERE = (call, request) -> new Outcome.Expired(Duration.ZERO);

    @Test
    void itPrintsItsOrder() {
        Fixture fixture = Fixture.with(options -> options.concurrency(ConcurrencyOptions.fixed(8)));

        assertThat(fixture.client)
                .hasToString(
                        "ApiClient(stripe: telemetry > decoding > idempotency key > deadline > retry > circuit breaker"
                                + " > rate limit > concurrency limit > auth > attempt timeout > transport)");
    }

    @Test
    void aWrongOrderIsRefused() {
        Policy deadline = new DeadlinePolicy(Duration.ofSeconds(1), new VirtualTime());
        Policy timeout = new AttemptTimeoutPolicy(Duration.ofSeconds(1), new VirtualTime());

        assertThatThrownBy(() -> new Pipeline(List.of(timeout, deadline), NOWHERE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the policy deadline cannot stand inside of attempt timeout");
    }

    @Test
    void twoPoliciesForOneStageAreRefused() {
        Policy deadline = new DeadlinePolicy(Duration.ofSeconds(1), new VirtualTime());

        assertThatThrownBy(() -> new Pipeline(List.of(deadline, deadline), NOWHERE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPolicyStandsInOnePipelineOnly() {
        Policy deadline = new DeadlinePolicy(Duration.ofSeconds(1), new VirtualTime());
        new Pipeline(List.of(deadline), NOWHERE);

        assertThatThrownBy(() -> new Pipeline(List.of(deadline), NOWHERE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the policy deadline stands in a pipeline already");
    }
}

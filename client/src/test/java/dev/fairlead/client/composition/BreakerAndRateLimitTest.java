package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.profile.RateLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakerAndRateLimitTest {

    private final Fixture fixture =
            Fixture.with(options -> options.breaker(BreakerOptions.defaults().withWindow(Duration.ofSeconds(60), 5))
                    .rateLimits(RateLimitOptions.of(List.of(RateLimit.perAccount("account", 5, Duration.ofHours(1))
                            .withBurst(5)))));

    @Test
    void ourOwnRefusalsDoNotOpenTheBreakerOfAHealthyProvider() {
        fixture.provider.always(ok());
        for (int i = 0; i < 5; i++) {
            fixture.read();
        }

        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> fixture.read(CallOptions.deadline(Duration.ofSeconds(1))))
                    .isInstanceOfSatisfying(
                            CallRefusedException.class,
                            refused -> assertThat(refused.policy()).isEqualTo("rate limit"));
        }

        assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.CLOSED);
        assertThat(fixture.client.state().failureRate()).isZero();
    }

    @Test
    void whatTheBreakerRefusesTakesNoPermit() {
        fixture.provider.always(status(500));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> fixture.read(CallOptions.none().withMaxAttempts(1)));
        }
        assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.OPEN);

        assertThatThrownBy(fixture::read)
                .isInstanceOfSatisfying(
                        CallRefusedException.class,
                        refused -> assertThat(refused.policy()).isEqualTo("circuit breaker"));
    }
}

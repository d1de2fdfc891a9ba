package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.profile.RateLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlineAndRateLimitTest {

    /** One at once, and the next after 500 ms. */
    private static Fixture slow() {
        Fixture fixture = Fixture.with(options -> options.rateLimits(RateLimitOptions.of(
                List.of(RateLimit.perAccount("slow", 21, Duration.ofSeconds(10)).withBurst(1)))));
        fixture.provider.always(ok());
        return fixture;
    }

    @Test
    void aWaitThatFitsTheDeadlineIsMade() {
        Fixture fixture = slow();
        fixture.read();

        fixture.read(CallOptions.deadline(Duration.ofMillis(530))); // a twentieth is kept for the attempt

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aPermitOfTheLastMomentIsNotWaitedFor() {
        Fixture fixture = slow();
        fixture.read();

        assertThatThrownBy(() -> fixture.read(CallOptions.deadline(Duration.ofMillis(520))))
                .isInstanceOf(CallRefusedException.class);
        assertThat(fixture.time.elapsed()).isZero();
    }

    @Test
    void aWaitThatDoesNotFitFailsAtOnceAndSaysHowLong() {
        Fixture fixture = slow();
        fixture.read();

        assertThatThrownBy(() -> fixture.read(CallOptions.deadline(Duration.ofMillis(499))))
                .isInstanceOfSatisfying(
                        CallRefusedException.class,
                        refused -> assertThat(refused.retryIn()).contains(Duration.ofMillis(500)));
        assertThat(fixture.time.elapsed()).isZero();
    }

    @Test
    void whatTheFirstAttemptWaitedIsMissingForTheNext() {
        Fixture fixture = slow();
        fixture.read();
        fixture.provider.then(status(503));

        assertThatThrownBy(() -> fixture.read(CallOptions.deadline(Duration.ofMillis(900))))
                .isInstanceOf(ApiException.class);

        assertThat(fixture.time.elapsed()).isLessThanOrEqualTo(Duration.ofMillis(900));
        assertThat(fixture.provider.requests()).hasSize(2);
    }
}

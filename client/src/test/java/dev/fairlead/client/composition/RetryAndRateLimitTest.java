package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.broken;
import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.RateLimitedException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.profile.RateLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryAndRateLimitTest {

    private static final CallOptions ONE_ATTEMPT = CallOptions.none().withMaxAttempts(1);

    /** Of one in a second, the allowance for the network is a twentieth of the second. */
    private static final Duration ONE_IN_A_SECOND = Duration.ofMillis(1_050);

    private static RateLimit account(long perSecond, long burst) {
        return RateLimit.perAccount("account", perSecond, Duration.ofSeconds(1)).withBurst(burst);
    }

    private static RateLimit operation(long perSecond, long burst) {
        return RateLimit.perAccount("operation", perSecond, Duration.ofSeconds(1))
                .withBurst(burst)
                .withKey(RateLimit.Key.ACCOUNT, RateLimit.Key.OPERATION);
    }

    private static Fixture limited(RateLimit... limits) {
        return Fixture.with(options -> options.rateLimits(RateLimitOptions.of(List.of(limits))));
    }

    @Test
    void callsKeepToTheRate() {
        Fixture fixture = limited(account(25, 5));
        fixture.provider.always(ok());

        for (int i = 0; i < 25; i++) {
            fixture.read();
        }

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofSeconds(1)); // 5 at once, then 20 at 20 a second
        assertThat(fixture.events(CallEvent.RateLimitWaited.class)).hasSize(20);
    }

    @Test
    void retriesNeedPermitsToo() {
        Fixture fixture = limited(account(1, 1));
        fixture.provider.thenStatus(500).thenOk();

        fixture.read();

        assertThat(fixture.time.elapsed()).isEqualTo(ONE_IN_A_SECOND);
    }

    @Test
    void eachOperationHasItsOwnLimitBesidesTheAccounts() {
        Fixture fixture = limited(operation(1, 1), account(100, 50));
        fixture.provider.always(ok());

        fixture.read();
        fixture.create();
        assertThat(fixture.time.elapsed()).isZero();

        fixture.read();
        assertThat(fixture.time.elapsed()).isEqualTo(ONE_IN_A_SECOND);
    }

    @Test
    void aWaitPastTheDeadlineFailsAtOnceAndTakesNothing() {
        Fixture fixture = limited(operation(100, 1), account(1, 1));
        fixture.provider.always(ok());
        fixture.read();

        var failure = catchThrowableOfType(
                CallRefusedException.class, () -> fixture.create(CallOptions.deadline(Duration.ofMillis(300))));

        assertThat(failure.policy()).isEqualTo("rate limit");
        assertThat(failure.retryIn()).contains(ONE_IN_A_SECOND);
        assertThat(failure.attempts()).isZero();
        assertThat(failure).hasMessageContaining("rate limit \"account\"").hasMessageContaining("leaves 300 ms");
        assertThat(fixture.time.elapsed()).isZero();
        fixture.create();
        assertThat(fixture.time.elapsed()).isEqualTo(ONE_IN_A_SECOND);
    }

    @Test
    void oneRefusalHoldsAllCallersForAsLongAsTheProviderAsks() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(429, "Retry-After", "7").always(ok());
        assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT)).isInstanceOf(RateLimitedException.class);

        assertThat(fixture.client.state().coolingFor()).isEqualTo(Duration.ofSeconds(7));
        fixture.create();

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofSeconds(7));
        assertThat(fixture.client.state().coolingFor()).isZero();
    }

    @Test
    void whoeverCannotWaitThatLongIsToldAtOnce() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(429, "Retry-After", "7");
        assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT)).isInstanceOf(RateLimitedException.class);

        assertThatThrownBy(() -> fixture.create(CallOptions.deadline(Duration.ofSeconds(2))))
                .isInstanceOfSatisfying(
                        CallRefusedException.class,
                        refused -> assertThat(refused.retryIn()).contains(Duration.ofSeconds(7)));
        assertThat(fixture.provider.requests()).hasSize(1);
    }

    @Test
    void withoutAHintTheFirstPauseIsShort() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(429).always(ok());
        assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT)).isInstanceOf(RateLimitedException.class);

        fixture.create();

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofMillis(125));
    }

    @Test
    void troubleAndLocksDoNotHoldAnybody() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(503, "Retry-After", "7");
        assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT));

        assertThat(fixture.client.state().coolingFor()).isZero();
    }

    @Test
    void aPermitThatWasNotUsedIsGivenBack() {
        Fixture fixture = limited(account(2, 2));
        fixture.provider.always(broken(Delivery.NOT_SENT));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT)).isInstanceOf(TransportException.class);
        }

        assertThat(fixture.client.state().permitsAvailable()).isEqualTo(2);
        assertThat(fixture.time.elapsed()).isZero();
    }

    @Test
    void aPermitThatWasUsedIsGone() {
        Fixture fixture = limited(account(2, 2));
        fixture.provider.always(status(404));

        assertThatThrownBy(() -> fixture.read(ONE_ATTEMPT));

        assertThat(fixture.client.state().permitsAvailable()).isEqualTo(1);
    }
}

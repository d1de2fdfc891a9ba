package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.broken;
import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.testing.kit.ScriptedTransport.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryAndBreakerTest {

    private static final CallOptions ONE_ATTEMPT = CallOptions.none().withMaxAttempts(1);

    private final Fixture fixture =
            Fixture.with(options -> options.breaker(BreakerOptions.defaults().withWindow(Duration.ofSeconds(60), 6)));

    private void calls(int number, Step step) {
        fixture.provider.always(step);
        for (int i = 0; i < number; i++) {
            try {
                fixture.read(ONE_ATTEMPT);
            } catch (ApiException expected) {
                assertThat(expected).isNotInstanceOf(CallRefusedException.class);
            }
        }
    }

    @Test
    void aRunningRetryLoopIsStoppedByTheBreakerItOpens() {
        calls(4, status(500));

        var failure = catchThrowableOfType(CallRefusedException.class, fixture::read);

        assertThat(fixture.provider.requests()).hasSize(6);
        assertThat(failure.policy()).isEqualTo("circuit breaker");
        assertThat(failure.retryIn()).isPresent();
        assertThat(failure.attempts()).isEqualTo(2);
        assertThat(failure.getSuppressed()).hasSize(2);
        assertThat(failure).hasMessageContaining("https://api.stripe.com");
    }

    @Test
    void anOpenBreakerFailsAtOnceAndIsNotWaitedFor() {
        calls(6, status(500));
        Duration before = fixture.time.elapsed();

        assertThatThrownBy(fixture::read).isInstanceOf(CallRefusedException.class);

        assertThat(fixture.time.elapsed()).isEqualTo(before);
        assertThat(fixture.provider.requests()).hasSize(6);
        var finished = fixture.events(CallEvent.CallFinished.class).getLast();
        assertThat(finished.outcome()).isEqualTo(OutcomeKind.REFUSED);
        assertThat(finished.attempts()).isZero();
    }

    @Test
    void theCallersFaultsAndThrottlingDoNotOpenIt() {
        calls(10, status(400));
        calls(10, status(402));
        calls(10, status(404));
        calls(10, status(409));
        calls(10, status(429));

        assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.CLOSED);
        assertThat(fixture.client.state().failureRate()).isZero();
    }

    @Test
    void aCallerInAHurryDoesNotOpenIt() {
        fixture.provider.always(fixture.provider.after(Duration.ofSeconds(1), ok()));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> fixture.read(CallOptions.deadline(Duration.ofMillis(10))))
                    .isInstanceOf(ApiException.class);
        }

        assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void brokenConnectionsOpenIt() {
        calls(6, broken(Delivery.NOT_SENT));

        assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void itClosesAgainWhenTheProviderIsBack() {
        calls(6, status(503));
        fixture.time.advance(Duration.ofSeconds(5));
        calls(5, ok());

        assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.CLOSED);
        assertThat(fixture.events(CallEvent.BreakerChanged.class))
                .extracting(CallEvent.BreakerChanged::to)
                .containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
    }

    @Test
    void aFifthOfFaultsDoesNotOpenIt() {
        for (int round = 0; round < 40; round++) {
            calls(1, status(500));
            calls(4, ok());
            fixture.time.advance(Duration.ofSeconds(1));
        }

        assertThat(fixture.events(CallEvent.BreakerChanged.class)).isEmpty();
    }
}

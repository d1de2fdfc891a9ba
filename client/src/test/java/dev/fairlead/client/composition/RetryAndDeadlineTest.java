package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.DeadlineExceededException;
import dev.fairlead.client.error.RateLimitedException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.testkit.Fixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryAndDeadlineTest {

    private static final CallOptions TWO_SECONDS = CallOptions.deadline(Duration.ofSeconds(2));

    @Test
    void aWaitBeyondTheDeadlineFailsAtOnceAndSaysHowLong() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(429, "Retry-After", "3600");

        var failure = catchThrowableOfType(RateLimitedException.class, () -> fixture.read(TWO_SECONDS));

        assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
        assertThat(failure).hasMessageContaining("asks to wait 3600 s").hasMessageContaining("leaves 2 s");
        assertThat(fixture.time.elapsed()).isZero();
    }

    @Test
    void aWaitThatFitsIsNeverShortened() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(503, "Retry-After", "1.5").thenOk();

        fixture.read(TWO_SECONDS);

        assertThat(fixture.time.elapsed()).isBetween(Duration.ofMillis(1_500), Duration.ofMillis(1_800));
    }

    @Test
    void whatIsAddedToAWaitLeavesTimeForAnAttempt() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(503, "Retry-After", "1.9").thenOk();

        fixture.read(TWO_SECONDS);

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofMillis(1_950));
    }

    @Test
    void backoffStopsWhereTheDeadlineLeavesTooLittle() {
        Fixture fixture = Fixture.usual();
        fixture.provider.always(status(500));

        assertThatThrownBy(() -> fixture.read(TWO_SECONDS))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("the deadline leaves");

        assertThat(fixture.time.elapsed()).isLessThan(Duration.ofSeconds(2));
        assertThat(fixture.provider.requests()).hasSize(3); // at 0 s, 0.5 s and 1.5 s
    }

    @Test
    void anAttemptGetsOnlyWhatIsLeftOfTheDeadline() {
        Fixture fixture = Fixture.usual();
        fixture.provider
                .then(fixture.provider.after(Duration.ofMillis(900), status(503)))
                .then(fixture.provider.after(Duration.ofSeconds(5), ok()));

        var failure = catchThrowableOfType(DeadlineExceededException.class, () -> fixture.read(TWO_SECONDS));

        assertThat(fixture.provider.timeouts()).containsExactly(Duration.ofSeconds(2), Duration.ofMillis(600));
        assertThat(failure.limit()).isEqualTo(Duration.ofSeconds(2));
        assertThat(failure.delivery()).isEqualTo(Delivery.MAYBE_PROCESSED);
        assertThat(failure.attempts()).isEqualTo(2);
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anAttemptTimeoutShorterThanTheDeadlineIsRetriedForAnIdempotentOperation() {
        Fixture fixture = Fixture.usual();
        fixture.provider
                .then(fixture.provider.after(Duration.ofSeconds(5), ok()))
                .thenOk();

        fixture.read(TWO_SECONDS.withAttemptTimeout(Duration.ofMillis(300)));

        assertThat(fixture.provider.requests()).hasSize(2);
    }

    @Test
    void anAttemptTimeoutThatIsTheLastAttemptIsATransportFailure() {
        Fixture fixture = Fixture.usual();
        fixture.provider.then(fixture.provider.after(Duration.ofSeconds(5), ok()));

        assertThatThrownBy(() -> fixture.read(CallOptions.none()
                        .withAttemptTimeout(Duration.ofMillis(300))
                        .withMaxAttempts(1)))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("attempt timeout of 300 ms");
    }
}

package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.DeadlineExceededException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.event.CallEvent.RetryScheduled;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedTransport.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A refused key is replaced within the call, and trouble after that is tried again as any other. */
class RetryAndAuthenticationTest {

    private static final CallOptions TWO_SECONDS = CallOptions.deadline(Duration.ofSeconds(2));

    private final AtomicReference<String> key = new AtomicReference<>("an-old-key");
    private final Fixture fixture = Fixture.of(
            TestProfiles.authenticating(Authentication.of(AuthScheme.Keys.bearer("api_key"))),
            options -> options.apiKey(() -> Secret.of(key.get())));

    /** Refuses the key, which is replaced at that moment. */
    private Step refusal() {
        return (request, timeout) -> {
            key.set("a-new-key");
            return status(401).run(request, timeout);
        };
    }

    private List<String> keys() {
        return fixture.provider.requests().stream()
                .map(request -> request.headers().first("Authorization").orElse("(none)"))
                .toList();
    }

    @Test
    void theNewKeyIsSentAtOnceAndTroubleAfterItIsTriedAgain() {
        fixture.provider.then(refusal()).then(status(503)).thenOk();

        fixture.read();

        assertThat(keys()).containsExactly("Bearer an-old-key", "Bearer a-new-key", "Bearer a-new-key");
        assertThat(fixture.events(RetryScheduled.class)).hasSize(1);
        assertThat(fixture.time.elapsed()).isLessThanOrEqualTo(Duration.ofMillis(500)); // the wait after the 503
    }

    @Test
    void anOldKeyThatIsRefusedAfterTroubleIsReplacedToo() {
        fixture.provider.then(status(503)).then(refusal()).thenOk();

        fixture.read();

        assertThat(keys()).containsExactly("Bearer an-old-key", "Bearer an-old-key", "Bearer a-new-key");
    }

    @Test
    void allOfItHasOneDeadline() {
        fixture.provider
                .then(fixture.provider.after(Duration.ofMillis(600), refusal()))
                .then(fixture.provider.after(Duration.ofMillis(600), status(503)))
                .then(fixture.provider.after(Duration.ofSeconds(5), ok()));

        var failure = catchThrowableOfType(DeadlineExceededException.class, () -> fixture.read(TWO_SECONDS));

        assertThat(fixture.provider.timeouts())
                .containsExactly(Duration.ofSeconds(2), Duration.ofMillis(1_400), Duration.ofMillis(300));
        assertThat(failure.getSuppressed()).hasSize(2);
        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aKeyIsReplacedOnceInACall() {
        fixture.provider.then(refusal()).then(status(503)).then((request, timeout) -> {
            key.set("a-third-key");
            return status(401).run(request, timeout);
        });

        assertThatThrownBy(fixture::read)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("new credentials were refused too");

        assertThat(fixture.provider.requests()).hasSize(3);
    }

    @Test
    void aReplacementIsNoRetryThatTheBudgetPaysFor() {
        fixture.provider.then(refusal()).thenOk();
        int before = fixture.client.state().retryBudgetLeft();

        fixture.read();

        assertThat(fixture.client.state().retryBudgetLeft()).isEqualTo(before);
        assertThat(fixture.events(RetryScheduled.class)).isEmpty();
    }

    @Test
    void aWriteIsSentWithTheNewKeyUnderTheSameIdempotencyKey() {
        fixture.provider.then(refusal()).then(status(503)).thenOk();

        fixture.create();

        assertThat(fixture.provider.requests()).hasSize(3);
        assertThat(fixture.provider.requests())
                .extracting(
                        request -> request.headers().first("Idempotency-Key").orElse("(none)"))
                .containsOnly(fixture.provider
                        .requests()
                        .getFirst()
                        .headers()
                        .first("Idempotency-Key")
                        .orElseThrow());
    }

    @Test
    void aWaitThatTheDeadlineDoesNotLeaveEndsTheCallWithTheTrouble() {
        fixture.provider.then(refusal()).thenStatus(503, "Retry-After", "10");

        assertThatThrownBy(() -> fixture.read(TWO_SECONDS))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("asks to wait 10 s");

        assertThat(fixture.time.elapsed()).isZero();
    }
}

package dev.fairlead.client.internal.retry;

import static dev.fairlead.testing.kit.ScriptedTransport.answer;
import static dev.fairlead.testing.kit.ScriptedTransport.broken;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.BadRequestException;
import dev.fairlead.client.error.CallInterruptedException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.ConflictException;
import dev.fairlead.client.error.RateLimitedException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.model.Upload;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private static Fixture withoutKeys() {
        return Fixture.of(TestProfiles.withoutIdempotency(), options -> options);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 502, 503, 504})
    void transientStatusesAreTriedAgain(int status) {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(status).thenOk();

        fixture.create();

        assertThat(fixture.provider.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 418, 422, 501})
    void otherStatusesAreNot(int status) {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(status);

        assertThatThrownBy(fixture::create).isInstanceOf(ApiException.class);

        assertThat(fixture.provider.requests()).hasSize(1);
    }

    @Test
    void attemptsAreBounded() {
        Fixture fixture = Fixture.usual();
        fixture.provider.always(status(500));

        var failure = catchThrowableOfType(ServerException.class, fixture::read);

        assertThat(fixture.provider.requests()).hasSize(4);
        assertThat(failure.attempts()).isEqualTo(4);
        assertThat(failure).hasMessageContaining("gave up after 4 attempts");
        assertThat(failure.getSuppressed()).hasSize(3).allMatch(earlier -> earlier instanceof ServerException);
    }

    @Test
    void backoffDoublesUpToItsCap() {
        Fixture fixture = Fixture.with(options -> options.retryBudget(RetryBudgetOptions.off()));
        fixture.provider.always(status(500));

        assertThatThrownBy(() -> fixture.read(CallOptions.none().withMaxAttempts(7)));

        assertThat(fixture.time.sleeps())
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 8_000L);
    }

    @Test
    void throttlingHasABackoffOfItsOwn() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(429).thenOk();

        fixture.read();

        assertThat(fixture.time.sleeps().getFirst()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anObjectThatIsLockedIsTroubleAndNotThrottling() {
        Fixture fixture = Fixture.usual();
        fixture.provider
                .then(answer(429, "{\"error\":{\"code\":\"lock_timeout\"}}"))
                .thenOk();

        fixture.create();

        assertThat(fixture.time.sleeps()).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void anExhaustedQuotaIsNotTriedAgain() {
        Fixture fixture = Fixture.usual();
        fixture.provider.then(answer(429, "{\"error\":{\"code\":\"quota_exhausted\"}}"));

        assertThatThrownBy(fixture::read).isInstanceOf(RateLimitedException.class);

        assertThat(fixture.provider.requests()).hasSize(1);
    }

    @Test
    void aPastDateIsNoWaitAndNoError() {
        Fixture fixture = Fixture.usual();
        fixture.provider
                .thenStatus(503, "Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")
                .thenOk();

        fixture.read();

        assertThat(fixture.time.sleeps()).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void theProvidersVerdictGoesFirstInBothDirections() {
        Fixture stop = Fixture.usual();
        stop.provider.thenStatus(503, "Stripe-Should-Retry", "false");
        assertThatThrownBy(stop::read).isInstanceOf(ServerException.class).hasMessageContaining("would not help");
        assertThat(stop.provider.requests()).hasSize(1);

        Fixture retry = withoutKeys();
        retry.provider.thenStatus(400, "Stripe-Should-Retry", "true").thenOk();
        retry.create();
        assertThat(retry.provider.requests()).hasSize(2);
    }

    @Test
    void aReplayedErrorIsNotTriedAgainWithTheSameKey() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(500, "Idempotent-Replayed", "true");

        var failure = catchThrowableOfType(ServerException.class, fixture::create);

        assertThat(failure.replayed()).isTrue();
        assertThat(failure).hasMessageContaining("read what the provider has before using a new key");
        assertThat(fixture.provider.requests()).hasSize(1);
    }

    @Test
    void postIsNotRetriedWhenDeliveryIsUnknown() {
        Fixture fixture = withoutKeys();
        fixture.provider.then(broken(Delivery.MAYBE_PROCESSED));

        assertThatThrownBy(fixture::create)
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("a second POST could do it twice");
    }

    @Test
    void postWithoutKeyIsNotRetriedAfterAServersTrouble() {
        Fixture fixture = withoutKeys();
        fixture.provider.thenStatus(500);

        assertThatThrownBy(fixture::create).isInstanceOf(ServerException.class);
    }

    @Test
    void postWithoutKeyIsRetriedWhenItWasNeverSent() {
        Fixture fixture = withoutKeys();
        fixture.provider.then(broken(Delivery.NOT_SENT)).thenOk();

        fixture.create();
    }

    @Test
    void postWithoutKeyIsRetriedWhenTheProviderRefusedBeforeItDidAnything() {
        Fixture fixture = withoutKeys();
        fixture.provider.thenStatus(429).thenOk();

        fixture.create();
    }

    @Test
    void anOperationThatIsDescribedAsIdempotentIsRetried() {
        Fixture fixture = withoutKeys();
        Operation<JsonObject> search =
                Operation.post("search", "/v1/search").json().idempotent().returnsJson();
        fixture.provider.then(broken(Delivery.MAYBE_PROCESSED)).thenOk();

        fixture.client.call(search, Params.none(), Map.of(), CallOptions.none());
    }

    @Test
    void aBodyThatCanBeSentOnceIsSentOnce() {
        Fixture fixture = Fixture.usual();
        Operation<JsonObject> upload =
                Operation.post("upload", "/v1/files").multipart().returnsJson();
        Params file = Params.of(Map.of("file", Upload.once("a.txt", new ByteArrayInputStream(new byte[3]))));
        fixture.provider.thenStatus(503);

        assertThatThrownBy(() -> fixture.client.call(upload, file, Map.of(), CallOptions.none()))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("the body can be sent only once");
    }

    @Test
    void interruptingABackoffSendsNothingMoreAndSetsTheFlag() {
        Fixture fixture = Fixture.usual();
        fixture.provider.thenStatus(409);
        fixture.time.interruptNextSleep();

        var failure = catchThrowableOfType(CallInterruptedException.class, fixture::create);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(fixture.provider.requests()).hasSize(1);
        assertThat(failure.getSuppressed()).hasSize(1).allMatch(earlier -> earlier instanceof ConflictException);
    }

    @Test
    void anInterruptedThreadSendsNothingAtAll() {
        Fixture fixture = Fixture.usual();
        Thread.currentThread().interrupt();

        var failure = catchThrowableOfType(CallInterruptedException.class, fixture::read);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.attempts()).isZero();
        assertThat(fixture.provider.requests()).isEmpty();
    }

    @Test
    void eachAttemptAndEachRetryIsReported() {
        Fixture fixture = Fixture.usual();
        fixture.provider
                .thenStatus(503, "Request-Id", "req_1", "Retry-After", "2")
                .then(fixture.provider.after(Duration.ofMillis(70), status(400)));

        assertThatThrownBy(fixture::read).isInstanceOf(BadRequestException.class);

        var attempts = fixture.events(CallEvent.AttemptFinished.class);
        assertThat(attempts).extracting(CallEvent.AttemptFinished::attempt).containsExactly(1, 2);
        assertThat(attempts).extracting(CallEvent.AttemptFinished::status).containsExactly(503, 400);
        assertThat(attempts.getFirst().requestId()).isEqualTo("req_1");
        assertThat(attempts.getFirst().retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(attempts.getLast().duration()).isEqualTo(Duration.ofMillis(70));
        assertThat(fixture.events(CallEvent.RetryScheduled.class))
                .singleElement()
                .satisfies(retry -> {
                    assertThat(retry.attempt()).isEqualTo(1);
                    assertThat(retry.delay()).isEqualTo(Duration.ofMillis(2_400)); // and a fifth
                    assertThat(retry.reason()).isEqualTo("status 503");
                });
    }

    @Test
    void theProviderIsToldTheNumberOfTheAttemptOnlyWhereItsProfileSaysHow() {
        String retries = """
                retries:
                  rules: [{when: {status: 500}, outcome: transient}]
                  attempt_header: X-Attempt
                  max_attempts: 3
                  transient_base: 50ms
                  throttled_base: 1s
                  cap: 20s
                """;
        Fixture told = Fixture.of(TestProfiles.stripeWith(retries), options -> options);
        told.provider.thenStatus(500).thenStatus(500).thenOk();
        told.read();

        assertThat(told.provider.sentValuesOf("X-Attempt")).containsExactly("1", "2", "3");

        Fixture usual = Fixture.usual();
        usual.provider.thenOk();
        usual.read();
        assertThat(usual.provider.sentValuesOf("X-Attempt")).containsExactly("(none)");
    }

    @Test
    void ofManyFailuresTheFirstAndTheNewestAreKept() {
        Fixture fixture = Fixture.with(options -> options.callTimeout(Duration.ofHours(1))
                .breaker(BreakerOptions.off())
                .retryBudget(RetryBudgetOptions.off()));
        fixture.provider.thenStatus(409).always(answer(503, "x".repeat(100_000)));

        var failure = catchThrowableOfType(
                ServerException.class, () -> fixture.read(CallOptions.none().withMaxAttempts(30)));

        assertThat(failure.attempts()).isEqualTo(30);
        assertThat(failure.getSuppressed()).hasSize(10);
        assertThat(failure.getSuppressed()[0]).isInstanceOf(ConflictException.class);
        assertThat(failure).hasMessageContaining("19 earlier failures are not listed");
    }

    @Test
    void aRefusedRetryTellsWhatIsKnownOfTheAttemptBefore() {
        Fixture fixture = Fixture.with(
                options -> options.breaker(BreakerOptions.defaults().withWindow(Duration.ofSeconds(60), 1)));
        fixture.provider.then(broken(Delivery.MAYBE_PROCESSED));

        var refused = catchThrowableOfType(CallRefusedException.class, fixture::read);
        var untouched = catchThrowableOfType(CallRefusedException.class, fixture::read);

        assertThat(refused.attempts()).isEqualTo(1);
        assertThat(refused.delivery()).isEqualTo(Delivery.MAYBE_PROCESSED);
        assertThat(untouched.attempts()).isZero();
        assertThat(untouched.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    @Test
    void aLockedObjectIsNotAnsweredWithAdviceToSendLess() {
        Fixture fixture = Fixture.usual();
        fixture.provider.always(answer(429, "{\"error\":{\"code\":\"lock_timeout\"}}"));

        assertThatThrownBy(fixture::create)
                .hasMessageContaining("change it from one place at a time")
                .message()
                .doesNotContain("fewer requests");
    }
}

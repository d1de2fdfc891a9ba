package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.answer;
import static dev.fairlead.testing.kit.ScriptedTransport.broken;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Reply;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.DeadlineExceededException;
import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CacheResult;
import dev.fairlead.client.event.CallEvent.AttemptFinished;
import dev.fairlead.client.event.CallEvent.CacheUsed;
import dev.fairlead.client.event.CallEvent.CallFinished;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.policy.CacheUse;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.testing.kit.ScriptedTransport.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The response cache with the policies inside of it. */
class CacheCompositionTest {

    private static final CacheOptions HOUR_IN_PLACE_OF_ERRORS =
            CacheOptions.defaults().withStaleIfError(Duration.ofHours(1));
    private static final Step FRESH = answer(200, "{\"id\":\"kept\"}", "Cache-Control", "max-age=10", "ETag", "\"a\"");

    private final Fixture fixture = Fixture.with(options -> options.cache(HOUR_IN_PLACE_OF_ERRORS)
            .breaker(BreakerOptions.defaults().withWindow(Duration.ofSeconds(600), 4)));

    private Reply<JsonObject> reply(CallOptions options) {
        return fixture.client.reply(Fixture.READ, Params.none(), Map.of(), options);
    }

    private CacheResult lastResult() {
        return fixture.events(CacheUsed.class).getLast().result();
    }

    private void keepOne() {
        fixture.provider.then(FRESH);
        fixture.read();
        fixture.time.advance(Duration.ofSeconds(11));
    }

    @Test
    void aStaleAnswerStandsInWhenTheRetriesAreSpent() {
        keepOne();
        fixture.provider.always(status(503));

        Reply<JsonObject> reply = reply(CallOptions.none().withMaxAttempts(3));

        assertThat(reply.value().string("id")).isEqualTo("kept");
        assertThat(reply.fromCache()).isTrue();
        assertThat(reply.attempts()).isEqualTo(3);
        assertThat(lastResult()).isEqualTo(CacheResult.STALE_IF_ERROR);
        assertThat(fixture.events(CallFinished.class).getLast().outcome()).isEqualTo(OutcomeKind.SUCCESS);
    }

    @Test
    void aQuestionIsTriedAgainBeforeAnythingStaleIsUsed() {
        keepOne();
        fixture.provider.thenStatus(503).thenStatus(304);

        Reply<JsonObject> reply = reply(CallOptions.none());

        assertThat(lastResult()).isEqualTo(CacheResult.REVALIDATED);
        assertThat(reply.attempts()).isEqualTo(2);
        assertThat(fixture.provider.sentValuesOf("If-None-Match")).containsExactly("(none)", "\"a\"", "\"a\"");
    }

    @Test
    void a304IsASuccessForEverybody() {
        keepOne();
        fixture.provider.thenStatus(304);
        fixture.read();

        assertThat(fixture.events(AttemptFinished.class).getLast().outcome()).isEqualTo(OutcomeKind.SUCCESS);
        assertThat(fixture.client.state().failureRate()).isZero();
    }

    @Test
    void whatIsFreshPassesAnOpenBreakerAndAFullLimit() {
        Fixture full = Fixture.with(options -> options.cache(CacheOptions.defaults())
                .rateLimits(RateLimitOptions.of(List.of(
                        RateLimit.perAccount("one", 1, Duration.ofHours(1)).withBurst(1)))));
        full.provider.then(FRESH);
        full.read();
        full.read();
        full.read();

        assertThat(full.provider.requests()).hasSize(1);
        assertThat(full.time.sleeps()).isEmpty();
    }

    @Test
    void aStaleAnswerStandsInWhileTheBreakerIsOpen() {
        keepOne();
        fixture.provider.always(status(500));
        for (int i = 0; i < 6; i++) {
            reply(CallOptions.none().withMaxAttempts(1));
        }
        assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.OPEN);
        int sent = fixture.provider.requests().size();

        Reply<JsonObject> reply = reply(CallOptions.none());

        assertThat(reply.value().string("id")).isEqualTo("kept");
        assertThat(reply.attempts()).isZero();
        assertThat(fixture.provider.requests()).hasSize(sent);
        assertThatThrownBy(() -> reply(CallOptions.cache(CacheUse.revalidate())))
                .isInstanceOf(CallRefusedException.class);
    }

    @Test
    void aStaleAnswerStandsInWhenTheDeadlineIsOver() {
        keepOne();
        fixture.provider.always(fixture.provider.after(Duration.ofSeconds(30), FRESH));

        Reply<JsonObject> reply = reply(CallOptions.deadline(Duration.ofSeconds(2)));

        assertThat(reply.value().string("id")).isEqualTo("kept");
        assertThatThrownBy(
                        () -> reply(CallOptions.deadline(Duration.ofSeconds(2)).withCache(CacheUse.revalidate())))
                .isInstanceOf(DeadlineExceededException.class);
    }

    @Test
    void aFreshAnswerNeedsNoTime() {
        fixture.provider.then(FRESH);
        fixture.read();

        assertThat(reply(CallOptions.deadline(Duration.ofNanos(1))).fromCache()).isTrue();
    }

    @Test
    void refusedCredentialsAreNoReasonForSomethingStale() {
        keepOne();
        fixture.provider.thenStatus(401);

        assertThatThrownBy(fixture::read).isInstanceOf(dev.fairlead.client.error.AuthenticationException.class);
    }

    @Test
    void credentialsAreOnTheQuestionToo() {
        keepOne();
        fixture.provider.thenStatus(304);
        fixture.read();

        assertThat(fixture.provider.sentValuesOf("Authorization")).hasSize(2).doesNotContain("(none)");
    }

    @Test
    void aBrokenExchangeAfterAllRetriesIsAnErrorToo() {
        keepOne();
        fixture.provider.always(broken(Delivery.MAYBE_PROCESSED));

        assertThat(reply(CallOptions.none().withMaxAttempts(2)).fromCache()).isTrue();
    }
}

package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.broken;
import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.ApiClientBuilder;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.CallInterruptedException;
import dev.fairlead.client.error.NotFoundException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.profile.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RetryAndHedgingTest {

    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final HedgingOptions AFTER_100_MS = HedgingOptions.after(Duration.ofMillis(100));

    private static Fixture hedged(UnaryOperator<ApiClientBuilder> more) {
        return Fixture.with(options -> more.apply(options.hedging(AFTER_100_MS)));
    }

    @Test
    void aSlowAttemptGetsCompanyAndTheFirstGoodAnswerCounts() {
        Fixture fixture = hedged(options -> options);
        fixture.provider
                .then(fixture.provider.after(SLOW, ok()))
                .then(fixture.provider.after(Duration.ofMillis(50), ok()));

        fixture.read();

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofMillis(150));
        assertThat(fixture.provider.requests()).hasSize(2);
    }

    @Test
    void theLoserIsCutOffBeforeTheCallReturns() {
        Fixture fixture = hedged(options -> options);
        fixture.provider.then(fixture.provider.after(SLOW, ok())).thenOk();

        fixture.read();

        var attempts = fixture.events(CallEvent.AttemptFinished.class);
        assertThat(attempts).extracting(CallEvent.AttemptFinished::attempt).containsExactlyInAnyOrder(1, 2);
        assertThat(attempts)
                .extracting(CallEvent.AttemptFinished::outcome)
                .containsExactlyInAnyOrder(OutcomeKind.SUCCESS, OutcomeKind.CANCELLED);
        assertThat(fixture.events.getLast())
                .isInstanceOfSatisfying(
                        CallEvent.CallFinished.class,
                        finished -> assertThat(finished.attempts()).isEqualTo(2));
        assertThat(fixture.events(CallEvent.AttemptHedged.class))
                .singleElement()
                .satisfies(hedge -> assertThat(hedge.after()).isEqualTo(Duration.ofMillis(100)));
    }

    @Test
    void aFastAnswerGetsNone() {
        Fixture fixture = hedged(options -> options);
        fixture.provider.then(fixture.provider.after(Duration.ofMillis(99), ok()));

        fixture.read();

        assertThat(fixture.provider.requests()).hasSize(1);
        assertThat(fixture.client.state().retryBudgetLeft()).isEqualTo(3);
    }

    @Test
    void theFirstMayStillWin() {
        Fixture fixture = hedged(options -> options);
        fixture.provider
                .then(fixture.provider.after(Duration.ofMillis(120), ok()))
                .then(fixture.provider.after(SLOW, ok()));

        fixture.read();

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofMillis(120));
    }

    @Test
    void aRefusalThatAnotherTryWouldMeetAsWellIsAGoodAnswer() {
        Fixture fixture = hedged(options -> options);
        fixture.provider.then(fixture.provider.after(SLOW, ok())).thenStatus(404);

        assertThatThrownBy(fixture::read).isInstanceOf(NotFoundException.class);

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aFirstThatFailsDoesNotWaitForCompany() {
        Fixture fixture = hedged(options -> options);
        fixture.provider
                .then(fixture.provider.after(Duration.ofMillis(10), status(503)))
                .thenOk();

        fixture.read();

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofMillis(510)); // and then the retry's own backoff
        assertThat(fixture.events(CallEvent.AttemptHedged.class)).isEmpty();
    }

    @Test
    void aFailureIsNoAnswerWhileTheOtherMayStillGiveOne() {
        Fixture fixture = hedged(options -> options);
        fixture.provider
                .then(fixture.provider.after(Duration.ofMillis(300), ok()))
                .thenStatus(500);

        fixture.read();

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void whereAllFailTheRetriesGoOnAndEveryFailureIsKept() {
        Fixture fixture = hedged(options -> options);
        fixture.provider
                .then(fixture.provider.after(Duration.ofMillis(200), status(500)))
                .then(fixture.provider.after(Duration.ofMillis(200), broken(Delivery.MAYBE_PROCESSED)))
                .always(status(500));

        var failure = catchThrowableOfType(
                ServerException.class, () -> fixture.read(CallOptions.none().withMaxAttempts(2)));

        assertThat(failure.attempts()).isEqualTo(3);
        assertThat(failure.getSuppressed()).hasSize(2);
    }

    @Test
    void moreThanOneExtraRequestComesOneAfterTheOther() {
        Fixture fixture = Fixture.with(options -> options.hedging(AFTER_100_MS.withMost(3)));
        fixture.provider.always(fixture.provider.after(SLOW, ok()));

        fixture.read();

        assertThat(fixture.provider.requests()).hasSize(4);
        assertThat(fixture.events(CallEvent.AttemptHedged.class))
                .extracting(CallEvent.AttemptHedged::after)
                .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
        assertThat(fixture.time.elapsed()).isEqualTo(SLOW);
    }

    @Test
    void aWriteThatIsNotIdempotentGetsNone() {
        Fixture fixture = hedged(options -> options);
        fixture.provider.then(fixture.provider.after(SLOW, ok()));

        fixture.create();

        assertThat(fixture.provider.requests()).hasSize(1);
    }

    @Test
    void eachExtraRequestTakesFromTheRetryBudget() {
        Fixture fixture = hedged(options ->
                options.retryBudget(RetryBudgetOptions.defaults().withShare(0).withReserve(2)));
        fixture.provider.always(fixture.provider.after(SLOW, ok()));

        for (int i = 0; i < 5; i++) {
            fixture.read();
        }

        assertThat(fixture.provider.requests()).hasSize(5 + 2);
        assertThat(fixture.client.state().retryBudgetLeft()).isZero();
    }

    @Test
    void anExtraRequestThatOurOwnLimitRefusesCostsNothing() {
        RateLimit one = RateLimit.perAccount("account", 1, Duration.ofHours(1));
        Fixture fixture = hedged(options -> options.rateLimits(RateLimitOptions.of(List.of(one))));
        fixture.provider.then(fixture.provider.after(SLOW, ok()));

        fixture.read(CallOptions.deadline(Duration.ofSeconds(10)));

        assertThat(fixture.provider.requests()).hasSize(1);
        assertThat(fixture.time.elapsed()).isEqualTo(SLOW);
        assertThat(fixture.client.state().retryBudgetLeft()).isEqualTo(3);
    }

    @Test
    void theLosersPlaceIsGivenBack() {
        Fixture fixture = hedged(options -> options.concurrency(ConcurrencyOptions.fixed(2)));
        fixture.provider.always(fixture.provider.after(SLOW, ok()));
        for (int i = 0; i < 3; i++) {
            fixture.provider.then(fixture.provider.after(SLOW, ok())).thenOk();
            fixture.read();
        }

        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aLoserThatIsCutOffDoesNotOpenTheBreaker() {
        Fixture fixture =
                hedged(options -> options.breaker(BreakerOptions.defaults().withWindow(Duration.ofHours(1), 2)));
        for (int i = 0; i < 20; i++) {
            fixture.provider.then(fixture.provider.after(SLOW, ok())).thenOk();
            fixture.read();
        }

        assertThat(fixture.events(CallEvent.BreakerChanged.class)).isEmpty();
    }

    @Test
    void interruptingTheCallCutsAllOff() {
        Fixture fixture = hedged(options -> options);
        fixture.provider.always(fixture.provider.after(SLOW, ok()));
        fixture.time.interruptNextSleep();

        var failure = catchThrowableOfType(CallInterruptedException.class, fixture::read);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.attempts()).isLessThanOrEqualTo(1);
        assertThat(fixture.time.elapsed()).isZero();
    }

    @Test
    void theDelayFollowsTheSlowestTwentiethThatWasSeen() {
        Fixture fixture =
                Fixture.with(options -> options.hedging(HedgingOptions.afterSlowest5Percent(Duration.ofSeconds(1))));
        fixture.provider.always(fixture.provider.after(Duration.ofMillis(40), ok()));
        for (int i = 0; i < 20; i++) {
            fixture.read();
        }
        Duration before = fixture.time.elapsed();
        fixture.provider.then(fixture.provider.after(SLOW, ok())).thenOk();

        fixture.read();

        assertThat(fixture.time.elapsed().minus(before)).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void thePipelineNamesIt() {
        assertThat(hedged(options -> options).client.toString()).contains("retry > hedging > circuit breaker");
        assertThat(Fixture.usual().client.toString()).doesNotContain("hedging");
    }
}

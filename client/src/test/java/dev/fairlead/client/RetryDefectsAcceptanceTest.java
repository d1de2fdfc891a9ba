package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.RateLimitedException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Defects of other clients in retrying, deadlines and cancelling, which were reproduced in {@code reference/runtime.md} §3.0, and
 * how ours behaves there. On real sockets.
 */
class RetryDefectsAcceptanceTest {

    private static final String FROM_2015 = "Wed, 21 Oct 2015 07:28:00 GMT";

    /** V1: an asynchronous call made one attempt where the same call made three. */
    @Test
    void anAsynchronousCallHasAsManyAttemptsAsABlockingOne() throws Exception {
        CallOptions three = CallOptions.none().withMaxAttempts(3);
        try (var fixture = new LiveFixture(options -> options.retryBudget(RetryBudgetOptions.off()))) {
            fixture.server.always(Step.reset());

            var blocking = catchThrowableOfType(TransportException.class, () -> fixture.read(three));
            int first = fixture.server.requests().size();
            var asynchronous = catchThrowableOfType(
                    CompletionException.class,
                    () -> fixture.client.async(() -> fixture.read(three)).join());

            assertThat(first).isEqualTo(3);
            assertThat(fixture.server.requests()).hasSize(first * 2);
            assertThat(blocking.attempts()).isEqualTo(3);
            assertThat(asynchronous.getCause()).isInstanceOfSatisfying(TransportException.class, failure -> {
                assertThat(failure.attempts()).isEqualTo(3);
                assertThat(failure.getSuppressed()).hasSize(2);
            });
        }
    }

    /** V2: a date in the past was an IllegalArgumentException for the caller. */
    @Test
    void aDateInThePastIsNoWaitAndNoError() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.then(Step.respond("503 Unavailable", "{}", "Retry-After", FROM_2015));

            fixture.read();

            assertThat(fixture.server.requests()).hasSize(2);
        }
    }

    /** V3: two more requests went out after the cancel. */
    @Test
    void nothingIsSentAfterACancelDuringBackoff() throws Exception {
        CountDownLatch backingOff = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        try (var fixture = new LiveFixture(options -> options.listener(event -> {
            if (event instanceof CallEvent.RetryScheduled) {
                backingOff.countDown();
            } else if (event instanceof CallEvent.CallFinished) {
                finished.countDown();
            }
        }))) {
            fixture.server.always(Step.respond("503 Unavailable", "{}", "Retry-After", "2"));
            CompletableFuture<?> call = fixture.client.async(() -> fixture.read());
            assertThat(backingOff.await(10, TimeUnit.SECONDS)).isTrue();

            call.cancel(true);

            // The call has ended, long before its wait would have: there is nobody left who could send.
            assertThat(finished.await(1, TimeUnit.SECONDS)).isTrue();
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    /** V4: three seconds after the cancel the connection was still open. */
    @Test
    void aCancelInFlightClosesTheConnection() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.silence());
            CompletableFuture<?> call = fixture.client.async(() -> fixture.read());
            fixture.server.awaitRequest();
            long begin = System.nanoTime();

            call.cancel(true);

            fixture.server.awaitHangUp();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    /** V5: with a timeout of 2 s and a Retry-After of an hour, the caller was still blocked after 6 s. */
    @Test
    void aWaitBeyondTheDeadlineFailsAtOnceAndSaysHowLong() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.respond("429 Too Many Requests", "{}", "Retry-After", "3600"));
            long begin = System.nanoTime();

            var failure = catchThrowableOfType(
                    RateLimitedException.class, () -> fixture.read(CallOptions.deadline(Duration.ofSeconds(2))));

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
            assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
            assertThat(failure).hasMessageContaining("asks to wait 3600 s");
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    /** V9: behind an open breaker a call was tried three times, with waits, before it failed "fast" after 1006 ms. */
    @Test
    void anOpenBreakerRefusesInUnderFiveMillisecondsAndIsNotRetried() throws Exception {
        BreakerOptions soon =
                BreakerOptions.defaults().withWindow(Duration.ofSeconds(60), 4).withOpenFor(Duration.ofHours(1));
        try (var fixture = new LiveFixture(options -> options.breaker(soon))) {
            fixture.server.always(Step.respond("500 Internal Server Error", "{}"));
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> fixture.read(CallOptions.none().withMaxAttempts(1)))
                        .isInstanceOf(ApiException.class);
            }

            Duration best = Duration.ofDays(1);
            for (int i = 0; i < 200; i++) {
                long begin = System.nanoTime();
                var refused = catchThrowableOfType(CallRefusedException.class, fixture::read);
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                best = took.compareTo(best) < 0 ? took : best;
                assertThat(refused.attempts()).isZero();
                assertThat(refused.policy()).isEqualTo("circuit breaker");
            }

            assertThat(best)
                    .isLessThan(Duration.ofMillis(5)); // the best of many: the machine may be busy, the engine is not
            assertThat(fixture.server.requests()).hasSize(4);
        }
    }

    /** A hedged call leaves no exchange behind: its loser's connection is closed. */
    @Test
    void theLoserOfAHedgedCallIsAborted() throws Exception {
        HedgingOptions soon = HedgingOptions.after(Duration.ofMillis(50));
        try (var fixture = new LiveFixture(options -> options.hedging(soon))) {
            fixture.server.then(Step.silence());

            fixture.read();

            fixture.server.awaitHangUp();
            assertThat(fixture.server.requests()).hasSize(2);
        }
    }

    /** A hedged call that is cancelled closes all of its connections. */
    @Test
    void cancellingAHedgedCallAbortsAllOfIt() throws Exception {
        CountDownLatch hedged = new CountDownLatch(1);
        try (var fixture = new LiveFixture(options -> options.hedging(HedgingOptions.after(Duration.ofMillis(20)))
                .listener(event -> {
                    if (event instanceof CallEvent.AttemptHedged) {
                        hedged.countDown();
                    }
                }))) {
            fixture.server.always(Step.silence());
            CompletableFuture<?> call = fixture.client.async(() -> fixture.read());
            assertThat(hedged.await(10, TimeUnit.SECONDS)).isTrue();
            fixture.server.awaitRequest();

            call.cancel(true);

            fixture.server.awaitHangUp();
        }
    }
}

package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.CallInterruptedException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.RateLimitedException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.testing.kit.ScriptedServer;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Eleven defects that were reproduced in the clients and libraries in use, V1 to V11, and how ours behaves on each: with its
 * defaults unless a test says otherwise, through the public surface, on real sockets. {@code docs/resilience.md} has them as a table.
 */
class KnownDefectsAcceptanceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String FROM_2015 = "Wed, 21 Oct 2015 07:28:00 GMT";

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static LiveFixture limited(RateLimit limit) {
        return new LiveFixture(options -> options.rateLimits(RateLimitOptions.of(List.of(limit))));
    }

    /** An asynchronous call made one attempt where the same call made three: a wrapper hid the cause from the retry. */
    @ParameterizedTest(name = "with a retry budget: {0}")
    @ValueSource(booleans = {true, false})
    void v01AnAsynchronousCallHasAsManyAttemptsAsABlockingOne(boolean budget) throws Exception {
        CallOptions three = CallOptions.none().withMaxAttempts(3);
        try (var fixture = resetting(budget);
                var other = resetting(budget)) {

            var blocking = catchThrowableOfType(TransportException.class, () -> fixture.read(three));
            var asynchronous = catchThrowableOfType(
                    CompletionException.class,
                    () -> other.client.async(() -> other.read(three)).join());

            assertThat(fixture.server.requests()).hasSize(3);
            assertThat(other.server.requests()).hasSize(3);
            assertThat(blocking.attempts()).isEqualTo(3);
            assertThat(asynchronous.getCause()).isInstanceOfSatisfying(TransportException.class, failure -> {
                assertThat(failure.attempts()).isEqualTo(3);
                assertThat(failure.getSuppressed()).hasSize(2);
            });
        }
    }

    private static LiveFixture resetting(boolean budget) {
        var fixture = new LiveFixture(options -> budget ? options : options.retryBudget(RetryBudgetOptions.off()));
        fixture.server.always(Step.reset());
        return fixture;
    }

    /** A {@code Retry-After} with a date in the past was an IllegalArgumentException for the caller. */
    @Test
    void v02ADateInThePastIsNoWaitAndNoError() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.then(Step.respond("503 Unavailable", "{}", "Retry-After", FROM_2015));

            fixture.read();

            assertThat(fixture.server.requests()).hasSize(2);
        }
    }

    /** Two more requests went out after the cancel. */
    @Test
    void v03NothingIsSentAfterACancelDuringBackoff() throws Exception {
        CountDownLatch backingOff = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        try (var fixture = new LiveFixture(options -> options.listener(event -> {
            if (event instanceof CallEvent.RetryScheduled) {
                backingOff.countDown();
            } else if (event instanceof CallEvent.CallFinished) {
                finished.countDown();
            }
        }))) {
            fixture.server.always(Step.respond("503 Unavailable", "{}", "Retry-After", "5"));
            CompletableFuture<?> call = fixture.client.async(() -> fixture.read());
            assertThat(backingOff.await(10, TimeUnit.SECONDS)).isTrue();

            call.cancel(true);

            // The call has ended, long before its wait would have: there is nobody left who could send.
            assertThat(finished.await(2, TimeUnit.SECONDS)).isTrue();
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    /** Three seconds after the cancel the connection was still open. */
    @Test
    void v04ACancelInFlightClosesTheConnection() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.silence());
            CompletableFuture<?> call = fixture.client.async(() -> fixture.read());
            fixture.server.awaitRequest();
            long begin = System.nanoTime();

            call.cancel(true);

            fixture.server.awaitHangUp();
            assertThat(since(begin)).isLessThan(SECOND);
            assertThat(fixture.server.requests()).hasSize(1);
        }
    }

    /** With a timeout of 2 s and a {@code Retry-After} of an hour, the caller was still blocked after 6 s. */
    @Test
    void v05AWaitBeyondTheDeadlineFailsAtOnceAndSaysHowLong() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.read(); // connects and warms up
            fixture.server.always(Step.respond("429 Too Many Requests", "{}", "Retry-After", "3600"));
            long begin = System.nanoTime();

            var failure = catchThrowableOfType(
                    RateLimitedException.class, () -> fixture.read(CallOptions.deadline(Duration.ofSeconds(2))));

            assertThat(since(begin)).isLessThan(Duration.ofMillis(500));
            assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
            assertThat(failure).hasMessageContaining("asks to wait 3600 s");
            assertThat(fixture.server.requests()).hasSize(2);
        }
    }

    /** A 302 to another origin took {@code x-api-key} along, and in a newer version still any secret header of the user's own. */
    @ParameterizedTest(name = "a key in a {0}")
    @ValueSource(strings = {"HEADER", "QUERY"})
    void v06ARedirectToAnotherOriginTakesNoCredentialAlong(Place place) throws Exception {
        var scheme = new AuthScheme.Keys("api_key", List.of(new Placement(place, "x-api-key", "{api_key}")));
        try (var fixture = new LiveFixture(
                        TestProfiles.authenticating(Authentication.of(scheme)),
                        TransportOptions.defaults(),
                        options -> options);
                var other = new ScriptedServer()) {
            // Some providers send the whole query along to the new place, the key in it included.
            fixture.server.always((socket, out) -> {
                String target = fixture.server.requests().getLast().line().split(" ")[1];
                return Step.respond("302 Found", "", "Location", other.uri() + target)
                        .run(socket, out);
            });

            fixture.read(CallOptions.header("X-Partner-Token", "partner-secret").withHeader("Cookie", "session=1"));

            assertThat(fixture.server.requests().getFirst().head())
                    .contains(TestProfiles.KEY)
                    .contains("partner-secret");
            assertThat(other.requests()).hasSize(1);
            assertThat(other.requests().getFirst().line()).isEqualTo("GET /v1/things HTTP/1.1");
            assertThat(other.requests().getFirst().head())
                    .doesNotContainIgnoringCase("x-api-key")
                    .doesNotContain(TestProfiles.KEY)
                    .doesNotContainIgnoringCase("x-partner-token")
                    .doesNotContain("partner-secret")
                    .doesNotContainIgnoringCase("cookie");
        }
    }

    /**
     * A limit of 10 in a second let 19 through in 40 ms, across the edge of two cycles. Ours holds for any second, as attempts leave;
     * as they arrive a tenth of it is left to the machine, which may be busy between the two.
     */
    @Test
    void v07NeverMoreThanTheLimitInAnyWindow() throws Exception {
        ConcurrentLinkedQueue<Long> departures = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
        RateLimit limit = RateLimit.perAccount("edge", 10, SECOND);
        Step ok = Step.respond("200 OK", "{}");
        try (var fixture = new LiveFixture(options -> options.rateLimits(RateLimitOptions.of(List.of(limit)))
                .interceptor((attempt, next) -> {
                    departures.add(System.nanoTime());
                    return next.proceed(attempt.request());
                }))) {
            fixture.server.always((socket, out) -> {
                arrivals.add(System.nanoTime());
                return ok.run(socket, out);
            });
            fixture.read(); // connects and warms up
            departures.clear();
            arrivals.clear();
            callFromEverywhere(fixture, Duration.ofMillis(3_500));
        }

        assertThat(mostInAWindow(departures, SECOND)).isLessThanOrEqualTo(10);
        assertThat(mostInAWindow(arrivals, Duration.ofMillis(900))).isLessThanOrEqualTo(10);
        assertThat(arrivals.size())
                .as("95 %% of the limit is used")
                .isGreaterThanOrEqualTo((int) (0.95 * 10 * 3.5) - 1);
    }

    private static void callFromEverywhere(LiveFixture fixture, Duration walk) throws InterruptedException {
        long end = System.nanoTime() + walk.toNanos();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    try {
                        fixture.read(CallOptions.deadline(Duration.ofNanos(Math.max(1, end - System.nanoTime()))));
                    } catch (CallRefusedException noTimeLeft) {
                        return;
                    } catch (RuntimeException cutOffAtTheEnd) {
                        continue;
                    }
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private static int mostInAWindow(Collection<Long> unordered, Duration window) {
        List<Long> instants = unordered.stream().sorted().toList();
        long period = window.toNanos();
        int most = 0;
        int first = 0;
        for (int last = 0; last < instants.size(); last++) {
            while (instants.get(last) - instants.get(first) > period) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** In the documented order, own rejections opened the breaker of a healthy backend after five real calls. */
    @Test
    void v08OurOwnRefusalsLeaveTheBreakerOfAHealthyProviderClosed() throws Exception {
        try (var fixture =
                limited(RateLimit.perAccount("small", 5, Duration.ofHours(1)).withBurst(5))) {
            for (int i = 0; i < 5; i++) {
                fixture.read();
            }
            for (int i = 0; i < 200; i++) {
                assertThatThrownBy(() -> fixture.read(CallOptions.deadline(Duration.ofMillis(200))))
                        .isInstanceOf(CallRefusedException.class)
                        .hasMessageContaining("rate limit \"small\"");
            }

            assertThat(fixture.server.requests()).hasSize(5);
            assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.CLOSED);
            assertThat(fixture.client.state().failureRate()).isZero();
        }
    }

    /**
     * Behind an open breaker a call was tried three times, with waits, before it failed "fast" after 1006 ms. The bar of 5 ms
     * holds for the median of 200 refusals, so that one pause of a busy machine is no failure of the engine.
     */
    @Test
    void v09AnOpenBreakerRefusesInUnderFiveMillisecondsAndIsNotRetried() throws Exception {
        AtomicInteger retries = new AtomicInteger();
        try (var fixture = new LiveFixture(options -> options.breaker(
                        BreakerOptions.defaults().withOpenFor(Duration.ofHours(1)))
                .listener(event -> retries.addAndGet(event instanceof CallEvent.RetryScheduled ? 1 : 0)))) {
            open(fixture, BreakerOptions.defaults().minimumAttempts());

            long[] nanos = new long[200];
            for (int i = 0; i < nanos.length; i++) {
                long begin = System.nanoTime();
                var refused = catchThrowableOfType(CallRefusedException.class, fixture::read);
                nanos[i] = System.nanoTime() - begin;
                assertThat(refused.attempts()).isZero();
                assertThat(refused.policy()).isEqualTo("circuit breaker");
            }

            Arrays.sort(nanos);
            assertThat(Duration.ofNanos(nanos[nanos.length / 2])).isLessThan(Duration.ofMillis(5));
            assertThat(retries.get()).isZero();
            assertThat(fixture.server.requests())
                    .hasSize(BreakerOptions.defaults().minimumAttempts());
        }
    }

    private static void open(LiveFixture fixture, int failures) {
        fixture.server.always(Step.respond("500 Internal Server Error", "{}"));
        for (int i = 0; i < failures; i++) {
            assertThatThrownBy(() -> fixture.read(CallOptions.none().withMaxAttempts(1)))
                    .isInstanceOf(ApiException.class);
        }
        assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.OPEN);
    }

    /** Five interrupted waiters took their permits with them, and the next caller waited 5.9 s for six. */
    @Test
    void v10FiveInterruptedWaitersLeakNoPermit() throws Exception {
        try (var fixture = limited(RateLimit.perAccount("slow", 1, SECOND))) {
            fixture.read();
            AtomicInteger interrupted = new AtomicInteger();
            List<Thread> waiters = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                waiters.add(Thread.ofVirtual().start(() -> {
                    try {
                        fixture.read();
                    } catch (CallInterruptedException expected) {
                        interrupted.incrementAndGet();
                    }
                }));
            }
            while (fixture.client.state().callsRunning() < 5) {
                Thread.onSpinWait();
            }
            for (Thread waiter : waiters) {
                waiter.interrupt();
                waiter.join();
            }

            long start = System.nanoTime();
            fixture.read();

            assertThat(interrupted.get()).isEqualTo(5);
            assertThat(fixture.server.requests()).hasSize(2);
            assertThat(since(start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    /** Two probes that never told how they went kept a half-open breaker shut. */
    @Test
    void v10ProbesWithoutAResultDoNotKeepTheBreakerShut() throws Exception {
        BreakerOptions soon = BreakerOptions.defaults()
                .withWindow(Duration.ofSeconds(60), 4)
                .withOpenFor(Duration.ofMillis(100))
                .withProbes(2, Duration.ofHours(1));
        try (var fixture = new LiveFixture(options -> options.breaker(soon))) {
            open(fixture, 4);
            fixture.server.always(Step.silence());
            List<CompletableFuture<?>> probes = new ArrayList<>();
            while (probes.size() < 2) {
                int before = fixture.server.requests().size();
                CompletableFuture<?> probe = fixture.client.async(() -> fixture.read());
                while (!probe.isDone() && fixture.server.requests().size() == before) {
                    Thread.onSpinWait();
                }
                if (!probe.isDone()) {
                    probes.add(probe);
                }
            }
            assertThatThrownBy(fixture::read).isInstanceOf(CallRefusedException.class); // both places are taken

            probes.forEach(probe -> probe.cancel(true));
            fixture.server.always(Step.respond("200 OK", "{}"));
            while (fixture.client.state().callsRunning() > 0) {
                Thread.onSpinWait();
            }
            fixture.read();
            fixture.read();

            assertThat(fixture.client.state().breaker()).isEqualTo(BreakerState.CLOSED);
        }
    }

    /** A limit of 200 ms let the work behind it run on to its end. */
    @Test
    void v10AnAttemptThatTimedOutIsOverOnTheWireToo() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.silence());

            assertThatThrownBy(() -> fixture.read(
                            CallOptions.none().withMaxAttempts(1).withAttemptTimeout(Duration.ofMillis(200))))
                    .hasMessageContaining("attempt timeout of 200 ms");

            fixture.server.awaitHangUp();
            assertThat(fixture.client.state().callsRunning()).isZero();
        }
    }

    /** With a timeout of 1 s, headers and then nothing: still blocked after 5 s, because the timeout ended at the headers. */
    @Test
    void v11TheBodyIsUnderTheTimeout() throws Exception {
        try (var fixture = new LiveFixture()) {
            fixture.server.always(Step.stall(100, "{"));
            long start = System.nanoTime();

            assertThatThrownBy(() -> fixture.read(
                            CallOptions.none().withMaxAttempts(1).withAttemptTimeout(Duration.ofMillis(500))))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            failure -> assertThat(failure.delivery()).isEqualTo(Delivery.MAYBE_PROCESSED))
                    .hasMessageContaining("attempt timeout of 500 ms");

            assertThat(since(start)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(2));
            fixture.server.awaitHangUp();
        }
    }
}

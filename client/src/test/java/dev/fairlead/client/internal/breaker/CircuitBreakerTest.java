package dev.fairlead.client.internal.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.internal.breaker.Admission.Permit;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.testing.kit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final Duration FAST = Duration.ofMillis(10);
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final VirtualTime time = new VirtualTime();
    private final List<CallEvent> events = new ArrayList<>();
    private final CircuitBreaker breaker = new CircuitBreaker(
            URI.create("https://API.test/v1/things"),
            BreakerOptions.defaults().withWindow(Duration.ofSeconds(10), 10).withProbes(3, Duration.ofSeconds(60)),
            Duration.ofSeconds(2),
            time,
            new Events(List.of(events::add)));

    private Permit enter() {
        return (Permit) breaker.enter();
    }

    private void attempts(int number, boolean failed, Duration duration) {
        for (int i = 0; i < number; i++) {
            enter().result(failed, duration.toNanos(), time.nanoTime());
        }
    }

    private void open() {
        attempts(10, true, FAST);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    private void halfOpen() {
        open();
        time.advance(Duration.ofSeconds(5));
    }

    @Test
    void itOpensWhenHalfOfTheAttemptsFail() {
        attempts(5, false, FAST);
        attempts(4, true, FAST);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);

        attempts(1, true, FAST);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(events)
                .containsExactly(
                        new CallEvent.BreakerChanged(BreakerState.CLOSED, BreakerState.OPEN, "https://api.test"));
    }

    @Test
    void aFewFailuresSayNothing() {
        attempts(9, true, FAST);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void failuresOfLongAgoDoNotCount() {
        attempts(9, true, FAST);
        time.advance(Duration.ofSeconds(10));
        attempts(9, true, FAST);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void itOpensWhenMostAttemptsAreSlow() {
        attempts(2, false, FAST);
        attempts(8, false, SLOW);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void whileOpenItRefusesAndSaysForHowLong() {
        open();
        time.advance(Duration.ofSeconds(2));

        assertThat(breaker.enter()).isEqualTo(new Admission.Refused(Duration.ofSeconds(3)));
    }

    @Test
    void aFewProbesDecideThatItCloses() {
        halfOpen();
        Permit first = enter();
        Permit second = enter();
        Permit third = enter();
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.enter()).isInstanceOf(Admission.Refused.class);

        first.result(false, FAST.toNanos(), time.nanoTime());
        second.result(true, FAST.toNanos(), time.nanoTime());
        third.result(false, FAST.toNanos(), time.nanoTime());

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.failureRate()).isZero();
    }

    @Test
    void probesThatFailOpenItAgain() {
        halfOpen();

        attempts(3, true, FAST);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.enter()).isEqualTo(new Admission.Refused(Duration.ofSeconds(5)));
    }

    @Test
    void probesThatAreNeverHeardOfLoseTheirPlace() {
        halfOpen();
        Permit lost = enter();
        enter();
        enter();
        assertThat(breaker.enter()).isEqualTo(new Admission.Refused(Duration.ofSeconds(60)));

        time.advance(Duration.ofSeconds(60));
        attempts(3, false, FAST);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        lost.result(true, FAST.toNanos(), time.nanoTime());
        assertThat(breaker.failureRate()).isZero();
    }

    @Test
    void aProbeThatSaysNothingGivesItsPlaceBack() {
        halfOpen();
        for (int i = 0; i < 100; i++) {
            enter().ignored();
        }

        attempts(3, false, FAST);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void resultsFromBeforeItOpenedDoNotCountAfterwards() {
        Permit old = enter();
        halfOpen();
        attempts(3, false, FAST);

        old.result(true, FAST.toNanos(), time.nanoTime());

        assertThat(breaker.failureRate()).isZero();
    }

    @Test
    void threadsTogetherOpenItOnce() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 1_000; n++) {
                    if (breaker.enter() instanceof Permit permit) {
                        permit.result(true, FAST.toNanos(), time.nanoTime());
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(events).hasSize(1);
    }
}

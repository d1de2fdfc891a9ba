package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.error.CallInterruptedException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The defects V7, V8 and V10 of the limiters that are in use: ours behaves right on each, on real sockets. */
class LimitEdgeAcceptanceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static LiveFixture limited(RateLimit... limits) {
        return new LiveFixture(options -> options.rateLimits(RateLimitOptions.of(List.of(limits))));
    }

    /** V7: 10 in a second let 19 through in 40 ms, across the edge of two cycles. */
    @Test
    void v7NeverMoreThanTheLimitInAnyWindowAsTheProviderCounts() throws Exception {
        ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
        Duration walk = Duration.ofMillis(3_500);
        try (var fixture = limited(RateLimit.perAccount("edge", 10, SECOND))) {
            Step ok = Step.respond("200 OK", "{}");
            fixture.server.always((socket, out) -> {
                arrivals.add(System.nanoTime());
                return ok.run(socket, out);
            });
            fixture.read(); // connects and warms up
            arrivals.clear();
            callFromEverywhere(fixture, walk);
        }

        List<Long> sorted = arrivals.stream().sorted().toList();
        assertThat(mostInAWindow(sorted, SECOND.toNanos())).isLessThanOrEqualTo(10);
        assertThat(sorted.size()).as("95 %% of the limit is used").isGreaterThanOrEqualTo((int) (0.95 * 10 * 3.5) - 1);
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

    private static int mostInAWindow(List<Long> instants, long period) {
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

    /** V8: in the documented order, own rejections opened the breaker of a healthy backend after five real calls. */
    @Test
    void v8OurOwnRefusalsLeaveTheBreakerOfAHealthyProviderClosed() throws Exception {
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

    /** V10: five interrupted waiters took their permits with them, and the next caller waited for six. */
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
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }
}

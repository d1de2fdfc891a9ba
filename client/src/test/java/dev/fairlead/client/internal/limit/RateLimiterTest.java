package dev.fairlead.client.internal.limit;

import static dev.fairlead.client.internal.limit.Limited.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.profile.RateLimit;
import dev.fairlead.testing.kit.SteppedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class RateLimiterTest {

    private static final long NEVER = Duration.ofHours(1).toNanos();

    private final SteppedTime time = new SteppedTime();
    private final RateLimiter limiter = Limited.everyTick(time);
    private final ConcurrentLinkedQueue<Integer> served = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Grant> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger interrupted = new AtomicInteger();

    private Thread waiter(int number) {
        return waiter(number, 1, limiter, NEVER);
    }

    private Thread waiter(int number, long units, RateLimiter at, long latest) {
        int before = at.waiting();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                switch (at.acquire(units, latest)) {
                    case Grant.Permit ignored -> served.add(number);
                    case Grant.Refused grant -> refused.add(grant);
                    case Grant.Retired grant -> refused.add(grant);
                }
            } catch (InterruptedException interrupt) {
                interrupted.incrementAndGet();
            }
        });
        while (at.waiting() == before) {
            Thread.yield();
        }
        return thread;
    }

    private void awaitServed(int number) {
        while (served.size() < number) {
            Thread.yield();
        }
    }

    @Test
    void permitsGoToCallersInTheOrderInWhichTheyCame() throws InterruptedException {
        limiter.acquire(1, NEVER);
        for (int i = 0; i < 10; i++) {
            waiter(i);
        }

        for (int i = 1; i <= 10; i++) {
            time.advance(TICK);
            awaitServed(i);
        }

        assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void whoeverComesWhileOthersWaitDoesNotPassThem() throws InterruptedException {
        limiter.acquire(1, NEVER);
        waiter(1, 5, limiter, NEVER);
        time.advance(TICK);

        assertThat(limiter.tryTake(time.nanoTime(), 1)).isFalse();
    }

    @Test
    void interruptedWaitersLeaveNothingBehind() throws InterruptedException {
        limiter.acquire(1, NEVER);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            threads.add(waiter(i));
        }

        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }

        assertThat(interrupted.get()).isEqualTo(5);
        assertThat(limiter.estimateNanos(1)).isEqualTo(TICK.toNanos());
    }

    @Test
    void whoeverWaitsBehindAnInterruptedOneMovesUp() throws InterruptedException {
        limiter.acquire(1, NEVER);
        waiter(1);
        Thread second = waiter(2);
        waiter(3);
        second.interrupt();
        second.join();

        assertThat(limiter.estimateNanos(1)).isEqualTo(3 * TICK.toNanos());
        time.advance(TICK);
        awaitServed(1);
        time.advance(TICK);
        awaitServed(2);

        assertThat(served).containsExactly(1, 3);
    }

    @Test
    void aWaitThatIsTooLongIsRefusedAtOnce() throws InterruptedException {
        limiter.acquire(1, NEVER);
        waiter(1);

        Grant grant = limiter.acquire(1, Duration.ofMillis(150).toNanos());

        assertThat(grant).isEqualTo(new Grant.Refused(Duration.ofMillis(200).toNanos()));
        assertThat(limiter.waiting()).isEqualTo(1);
    }

    @Test
    void whatOthersWaitForCountsInTheirUnits() throws InterruptedException {
        RateLimiter tokens = Limited.limiter(
                RateLimit.perAccount("tokens", 21, Duration.ofSeconds(2)).withBurst(1), time);
        tokens.acquire(1, NEVER);
        waiter(1, 7, tokens, NEVER);

        assertThat(tokens.acquire(2, Duration.ofMillis(150).toNanos()))
                .isEqualTo(new Grant.Refused(9 * TICK.toNanos()));
    }

    @Test
    void aPauseThatIsTooLongForAWaiterRefusesItAtOnce() throws InterruptedException {
        limiter.acquire(1, NEVER);
        waiter(1);
        waiter(2, 1, limiter, Duration.ofSeconds(1).toNanos());

        limiter.cool(Duration.ofSeconds(30), time.nanoTime());
        while (refused.isEmpty()) {
            Thread.yield();
        }

        assertThat(limiter.waiting()).isEqualTo(1);
        assertThat(limiter.coolingNanos()).isEqualTo(Duration.ofSeconds(30).toNanos());
        assertThat(limiter.available()).isZero();
    }

    @Test
    void afterAPauseCallersGoOneByOne() throws InterruptedException {
        RateLimiter large = Limited.limiter(
                RateLimit.perAccount("large", 40, Duration.ofSeconds(2)).withBurst(20), time);
        large.cool(Duration.ofSeconds(5), time.nanoTime());
        time.advance(Duration.ofSeconds(5));

        assertThat(large.tryTake(time.nanoTime(), 1)).isTrue();
        assertThat(large.tryTake(time.nanoTime(), 1)).isFalse();
        assertThat(large.estimateNanos(3)).isEqualTo(3 * TICK.toNanos());
    }

    @Test
    void aPermitThatIsGivenBackGoesToWhoeverWaits() throws InterruptedException {
        limiter.acquire(1, NEVER);
        waiter(1);

        limiter.giveBack(time.nanoTime(), 1);
        awaitServed(1);

        assertThat(served).containsExactly(1);
    }

    @Test
    void aCallThatCostMoreThanItTookMakesTheNextOnesWait() throws InterruptedException {
        limiter.acquire(1, NEVER);
        limiter.correct(time.nanoTime(), 1, 4);

        assertThat(limiter.estimateNanos(1)).isEqualTo(4 * TICK.toNanos());

        limiter.correct(time.nanoTime(), 4, 2);
        assertThat(limiter.estimateNanos(1)).isEqualTo(2 * TICK.toNanos());
    }

    @Test
    void aDebtThatIsTooLongForAWaiterRefusesItAtOnce() throws InterruptedException {
        limiter.acquire(1, NEVER);
        waiter(1, 1, limiter, Duration.ofMillis(150).toNanos());

        limiter.correct(time.nanoTime(), 1, 10);
        while (refused.isEmpty()) {
            Thread.yield();
        }

        assertThat(refused).containsExactly(new Grant.Refused(10 * TICK.toNanos()));
    }

    @Test
    void whatTheProviderHasLeftIsLoweredByWhatIsUnderWay() throws InterruptedException {
        RateLimiter wide = Limited.limiter(
                RateLimit.perAccount("wide", 1_000, Duration.ofSeconds(10)).withBurst(100), time);
        for (int i = 0; i < 4; i++) {
            wide.acquire(1, NEVER);
        }
        wide.finished(1);

        boolean usedUp = wide.sync(5, Duration.ofSeconds(3).toNanos(), time.nanoTime(), 1);

        assertThat(usedUp).isFalse();
        assertThat(wide.available()).isEqualTo(2);
        assertThat(wide.sync(3, Duration.ofSeconds(3).toNanos(), time.nanoTime(), 1))
                .isTrue();
        assertThat(wide.estimateNanos(1)).isEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(wide.sync(3, Duration.ofSeconds(3).toNanos(), time.nanoTime(), 1))
                .as("told once")
                .isFalse();
    }

    @Test
    void aNumberOfTheProviderNeverAllowsMoreThanTheOwnWindows() throws InterruptedException {
        limiter.acquire(1, NEVER);

        limiter.sync(1_000_000, Duration.ofSeconds(3).toNanos(), time.nanoTime(), 1);

        assertThat(limiter.available()).isZero();
        assertThat(limiter.estimateNanos(1)).isEqualTo(TICK.toNanos());
    }

    @Test
    void whenTheProvidersWindowIsOverItsNumberIsForgotten() {
        limiter.sync(0, Duration.ofSeconds(3).toNanos(), time.nanoTime(), 1);
        assertThat(limiter.tryTake(time.nanoTime(), 1)).isFalse();

        time.advance(Duration.ofSeconds(3));

        assertThat(limiter.tryTake(time.nanoTime(), 1)).isTrue();
    }

    @Test
    void itIsNotForgottenWhileSomebodyNeedsIt() throws InterruptedException {
        limiter.acquire(1, NEVER);
        assertThat(limiter.retireIfIdle()).as("a call is under way").isFalse();
        limiter.finished(1);
        Thread waiter = waiter(1);
        assertThat(limiter.retireIfIdle()).as("somebody waits").isFalse();
        waiter.interrupt();
        waiter.join();
        limiter.cool(Duration.ofSeconds(1), time.nanoTime());
        assertThat(limiter.retireIfIdle()).as("it cools").isFalse();

        time.advance(Duration.ofSeconds(1));

        assertThat(limiter.retireIfIdle()).isTrue();
        assertThat(limiter.acquire(1, NEVER)).isEqualTo(new Grant.Retired());
        assertThat(limiter.tryTake(time.nanoTime(), 1)).isFalse();
    }

    @Test
    void manyThreadsTakeExactlyWhatThereIs() throws InterruptedException {
        RateLimiter large = Limited.limiter(
                RateLimit.perAccount("large", 20_000, Duration.ofHours(1)).withBurst(10_000), time);
        AtomicInteger got = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
                for (int n = 0; n < 2_000; n++) {
                    if (large.tryTake(time.nanoTime(), 1)) {
                        got.incrementAndGet();
                    }
                }
            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(got.get()).isEqualTo(10_000);
    }
}

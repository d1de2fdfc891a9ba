package dev.fairlead.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final Duration TICK = Duration.ofMillis(100);

    private final SteppedTime time = new SteppedTime();
    private final RateLimiter limiter = new RateLimiter("test", TICK.toNanos(), 1, time);
    private final ConcurrentLinkedQueue<Integer> served = new ConcurrentLinkedQueue<>();
    private final AtomicInteger interrupted = new AtomicInteger();

    private Thread waiter(int number) {
        int before = limiter.waiting();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                if (limiter.acquire(NEVER) instanceof Grant.Permit) {
                    served.add(number);
                }
            } catch (InterruptedException interrupt) {
                interrupted.incrementAndGet();
            }
        });
        while (limiter.waiting() == before) {
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
        limiter.acquire(NEVER);
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
    void interruptedWaitersLeaveNothingBehind() throws InterruptedException {
        limiter.acquire(NEVER);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            threads.add(waiter(i));
        }

        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }

        assertThat(interrupted.get()).isEqualTo(5);
        assertThat(limiter.estimateNanos()).isEqualTo(TICK.toNanos());
    }

    @Test
    void whoeverWaitsBehindAnInterruptedOneMovesUp() throws InterruptedException {
        limiter.acquire(NEVER);
        Thread first = waiter(1);
        waiter(2);
        first.interrupt();
        first.join();

        time.advance(TICK);
        awaitServed(1);

        assertThat(served).containsExactly(2);
    }

    @Test
    void aWaitThatIsTooLongIsRefusedAtOnce() throws InterruptedException {
        limiter.acquire(NEVER);
        waiter(1);

        Grant grant = limiter.acquire(Duration.ofMillis(150).toNanos());

        assertThat(grant).isEqualTo(new Grant.Refused(Duration.ofMillis(200).toNanos()));
        assertThat(limiter.waiting()).isEqualTo(1);
    }

    @Test
    void aPauseThatIsTooLongForAWaiterRefusesItAtOnce() throws InterruptedException {
        limiter.acquire(NEVER);
        waiter(1);
        CountDownLatch refused = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                if (limiter.acquire(Duration.ofSeconds(1).toNanos()) instanceof Grant.Refused) {
                    refused.countDown();
                }
            } catch (InterruptedException interrupt) {
                interrupted.incrementAndGet();
            }
        });
        while (limiter.waiting() < 2) {
            Thread.yield();
        }

        limiter.cool(Duration.ofSeconds(30));

        assertThat(refused.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(limiter.waiting()).isEqualTo(1);
        assertThat(limiter.coolingNanos()).isEqualTo(Duration.ofSeconds(30).toNanos());
        assertThat(limiter.available()).isZero();
    }

    @Test
    void aPermitThatIsGivenBackGoesToWhoeverWaits() throws InterruptedException {
        limiter.acquire(NEVER);
        waiter(1);

        limiter.giveBack();
        awaitServed(1);

        assertThat(served).containsExactly(1);
    }
}

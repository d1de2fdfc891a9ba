package dev.fairlead.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.kit.SteppedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class ConcurrencyLimitTest {

    private static final long NEVER = Duration.ofHours(1).toNanos();

    private final SteppedTime time = new SteppedTime();

    @Test
    void neverMoreThanThePlacesAreTaken() throws InterruptedException {
        ConcurrencyLimit limit = new ConcurrencyLimit(4, false, time);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int n = 0; n < 50; n++) {
                        limit.enter(NEVER);
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        limit.leave(time.nanoTime());
                    }
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most.get()).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            assertThat(limit.enter(0)).isEqualTo(ConcurrencyLimit.Entry.ENTERED);
        }
        assertThat(limit.enter(0)).isEqualTo(ConcurrencyLimit.Entry.LATE);
    }

    @Test
    void anInterruptedWaiterTakesNoPlaceAway() throws InterruptedException {
        ConcurrencyLimit limit = new ConcurrencyLimit(1, false, time);
        limit.enter(NEVER);
        AtomicInteger interrupted = new AtomicInteger();
        Thread waiter = Thread.ofVirtual().start(() -> {
            try {
                limit.enter(NEVER);
            } catch (InterruptedException interrupt) {
                interrupted.incrementAndGet();
            }
        });
        waiter.interrupt();
        waiter.join();

        limit.leave(time.nanoTime());

        assertThat(interrupted.get()).isEqualTo(1);
        assertThat(limit.enter(0)).isEqualTo(ConcurrencyLimit.Entry.ENTERED);
    }

    private static void enter(ConcurrencyLimit limit, int attempts) throws InterruptedException {
        for (int i = 0; i < attempts; i++) {
            assertThat(limit.enter(NEVER)).isEqualTo(ConcurrencyLimit.Entry.ENTERED);
        }
    }

    @Test
    void adaptedItAllowsFewerAfterTheProviderHadNoRoom() throws InterruptedException {
        ConcurrencyLimit limit = new ConcurrencyLimit(Integer.MAX_VALUE, true, time);
        enter(limit, 100);

        assertThat(limit.leaveAfterThrottling(time.nanoTime())).isEqualTo(70);

        assertThat(limit.allowed()).isEqualTo(70);
    }

    @Test
    void attemptsThatWereUnderWayTogetherLowerItOnce() throws InterruptedException {
        ConcurrencyLimit limit = new ConcurrencyLimit(Integer.MAX_VALUE, true, time);
        long began = time.nanoTime();
        enter(limit, 100);
        time.advance(Duration.ofMillis(5));

        limit.leaveAfterThrottling(began);
        assertThat(limit.leaveAfterThrottling(began)).isZero();
        time.advance(Duration.ofMillis(5));

        assertThat(limit.leaveAfterThrottling(time.nanoTime())).isEqualTo(49); // of 70
    }

    @Test
    void itRecoversByOneForEachRoundOfSuccesses() throws InterruptedException {
        ConcurrencyLimit limit = new ConcurrencyLimit(20, true, time);
        enter(limit, 20);
        limit.leaveAfterThrottling(time.nanoTime());
        for (int i = 0; i < 19; i++) {
            limit.leave(time.nanoTime());
        }
        assertThat(limit.allowed()).isEqualTo(14);

        for (int round = 0; round < 10; round++) {
            int places = limit.allowed();
            enter(limit, places);
            for (int i = 0; i < places; i++) {
                enterAgainWhereRoom(limit);
            }
            for (int i = 0; i < places; i++) {
                limit.leave(time.nanoTime());
            }
        }

        assertThat(limit.allowed()).isEqualTo(20);
    }

    private void enterAgainWhereRoom(ConcurrencyLimit limit) throws InterruptedException {
        limit.leaveAfterSuccess(time.nanoTime());
        assertThat(limit.enter(NEVER)).isEqualTo(ConcurrencyLimit.Entry.ENTERED);
    }

    /** Netflix concurrency-limits #165 and #176: a limit at its floor must not stay there. */
    @Test
    void itRecoversFromOnePlace() throws InterruptedException {
        ConcurrencyLimit limit = new ConcurrencyLimit(64, true, time);
        for (int i = 0; i < 30; i++) {
            time.advance(Duration.ofMillis(1));
            enter(limit, 1);
            limit.leaveAfterThrottling(time.nanoTime());
        }
        assertThat(limit.allowed()).isEqualTo(1);

        for (int i = 0; i < 10; i++) {
            enter(limit, limit.allowed());
            for (int n = limit.allowed(); n > 0; n--) {
                limit.leaveAfterSuccess(time.nanoTime());
            }
        }

        assertThat(limit.allowed()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whoeverWaitsEntersInOrderWhenItGrows() throws InterruptedException {
        ConcurrencyLimit limit = new ConcurrencyLimit(2, false, time);
        enter(limit, 2);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 3; i++) {
            int number = i;
            Thread.ofVirtual().start(() -> {
                try {
                    limit.enter(NEVER);
                    order.add(number);
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
            });
            while (limit.waiting() <= i) {
                Thread.yield();
            }
        }

        for (int i = 1; i <= 3; i++) {
            limit.leave(time.nanoTime());
            while (order.size() < i) {
                Thread.yield();
            }
        }

        assertThat(order).containsExactly(0, 1, 2);
    }

    @Test
    void whatIsForgottenLetsNobodyIn() throws InterruptedException {
        ConcurrencyLimit limit = new ConcurrencyLimit(2, false, time);
        enter(limit, 1);
        assertThat(limit.retireIfIdle()).isFalse();
        limit.leave(time.nanoTime());

        assertThat(limit.retireIfIdle()).isTrue();
        assertThat(limit.enter(NEVER)).isEqualTo(ConcurrencyLimit.Entry.RETIRED);
    }
}

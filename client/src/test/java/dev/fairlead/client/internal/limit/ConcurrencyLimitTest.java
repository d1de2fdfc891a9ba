package dev.fairlead.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.kit.SteppedTime;
import java.time.Duration;
import java.util.ArrayList;
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
        ConcurrencyLimit limit = new ConcurrencyLimit(4, time);
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
                        limit.leave();
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
            assertThat(limit.enter(0)).isTrue();
        }
        assertThat(limit.enter(0)).isFalse();
    }

    @Test
    void anInterruptedWaiterTakesNoPlaceAway() throws InterruptedException {
        ConcurrencyLimit limit = new ConcurrencyLimit(1, time);
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

        limit.leave();

        assertThat(interrupted.get()).isEqualTo(1);
        assertThat(limit.enter(0)).isTrue();
    }
}

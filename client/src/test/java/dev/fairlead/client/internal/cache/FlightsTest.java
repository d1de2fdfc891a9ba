package dev.fairlead.client.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlightsTest {

    private static final Flights.Key KEY =
            new Flights.Key(new CacheKey("owner", "https://a/", Headers.empty()), Headers.empty());

    private final Flights flights = new Flights(TimeSource.system());

    @Test
    void whateverIsInterruptedOneAsksAtATimeAndNobodyIsLeftWaiting() throws InterruptedException {
        AtomicInteger asking = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                boolean patient = random.nextBoolean();
                callers.add(Thread.startVirtualThread(() -> call(asking, most, patient ? Long.MAX_VALUE / 4 : 50_000)));
            }
            for (Thread caller : callers) {
                if (random.nextInt(3) == 0) {
                    caller.interrupt();
                }
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(flights.size()).isZero();
        }
        assertThat(most).hasValue(1);
    }

    private void call(AtomicInteger asking, AtomicInteger most, long patienceNanos) {
        long end = System.nanoTime() + patienceNanos;
        try {
            if (flights.board(KEY, () -> end - System.nanoTime()) == Flights.Turn.ASK) {
                most.accumulateAndGet(asking.incrementAndGet(), Math::max);
                Thread.yield();
                asking.decrementAndGet();
                if (Thread.interrupted()) {
                    flights.abandon(KEY);
                } else {
                    flights.land(KEY);
                }
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }
}

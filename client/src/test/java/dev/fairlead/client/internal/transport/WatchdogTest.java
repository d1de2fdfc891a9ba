package dev.fairlead.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static final long MILLI = 1_000_000;
    private static final long HOUR = 3_600_000 * MILLI;

    private final Watchdog watchdog = new Watchdog();

    @AfterEach
    void close() {
        watchdog.close();
    }

    private static final class Bell extends Watchdog.Alarm {

        private final CountDownLatch rung = new CountDownLatch(1);
        private final AtomicInteger times = new AtomicInteger();
        private final long set = System.nanoTime();
        private volatile long rangAfter;

        @Override
        void raise() {
            rangAfter = System.nanoTime() - set;
            times.incrementAndGet();
            rung.countDown();
        }

        void await() throws InterruptedException {
            assertThat(rung.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAlarmIsRaisedWhenItsTimeHasComeAndNotBefore() throws InterruptedException {
        Bell bell = new Bell();
        watchdog.set(bell, 5 * MILLI);
        bell.await();
        assertThat(bell.rangAfter).isGreaterThanOrEqualTo(5 * MILLI);
    }

    @Test
    void anEarlierAlarmDoesNotWaitForALaterOne() throws InterruptedException {
        watchdog.set(new Bell(), HOUR);
        Bell soon = new Bell();
        watchdog.set(soon, MILLI);
        soon.await();
    }

    @Test
    void aLaterAlarmIsRaisedAfterAnEarlierOneWasTakenBack() throws InterruptedException {
        Bell early = new Bell();
        watchdog.set(early, MILLI);
        watchdog.takeBack(early);
        Bell late = new Bell();
        watchdog.set(late, 10 * MILLI);
        late.await();
        assertThat(late.rangAfter).isGreaterThanOrEqualTo(10 * MILLI);
    }

    @Test
    void anAlarmThatWasTakenBackIsNotRaised() throws InterruptedException {
        Bell taken = new Bell();
        watchdog.set(taken, HOUR);
        watchdog.takeBack(taken);
        Bell after = new Bell();
        watchdog.set(after, MILLI);
        after.await();
        assertThat(taken.times).hasValue(0);
    }

    @Test
    void aTimeThatIsOverOrBeyondAllTimesIsNoTrouble() throws InterruptedException {
        watchdog.set(new Bell(), Long.MAX_VALUE);
        Bell over = new Bell();
        watchdog.set(over, -1);
        over.await();
    }

    @Test
    void wantOfMemoryDoesNotSilenceIt() throws InterruptedException {
        CountDownLatch tries = new CountDownLatch(2);
        watchdog.set(
                new Watchdog.Alarm() {
                    @Override
                    void raise() {
                        tries.countDown();
                        if (tries.getCount() > 0) {
                            throw new OutOfMemoryError("made up");
                        }
                    }
                },
                MILLI);
        assertThat(tries.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void eachOfManyAlarmsFromManyThreadsIsRaisedOnce() throws InterruptedException {
        List<List<Bell>> bells = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            List<Bell> own = new ArrayList<>();
            bells.add(own);
            for (int i = 0; i < 1_000; i++) {
                own.add(new Bell());
            }
            int offset = thread;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < own.size(); i++) {
                    watchdog.set(own.get(i), (i * 7L + offset) % 20 * MILLI);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (List<Bell> own : bells) {
            for (Bell bell : own) {
                bell.await();
                assertThat(bell.times).hasValue(1);
            }
        }
    }

    @Test
    void oncePutAwayItTakesNoAlarms() {
        watchdog.close();
        assertThatThrownBy(() -> watchdog.set(new Bell(), MILLI)).isInstanceOf(IllegalStateException.class);
    }
}

package dev.fairlead.testing.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> seen = new ArrayList<>();

    @Test
    void aTestWithOneThreadWaitsForNothing() throws InterruptedException {
        time.sleep(Duration.ofHours(1));
        time.park(Duration.ofMinutes(1).toNanos());
        assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(61));
        assertThat(time.now()).isEqualTo(VirtualTime.START.plus(Duration.ofMinutes(61)));
        assertThat(time.sleeps()).containsExactly(Duration.ofHours(1), Duration.ofMinutes(1));
    }

    @Test
    void tasksGoOnByTimeAndThenByTheOrderInWhichTheyBeganToWait() {
        say("b", 2, 2);
        say("a", 1, 3);
        say("c", 4);
        time.run();
        assertThat(seen).containsExactly("a at 1s", "b at 2s", "c at 4s", "a at 4s", "b at 4s");
    }

    private void say(String name, int... seconds) {
        time.task(name, () -> {
            for (int pause : seconds) {
                time.sleep(Duration.ofSeconds(pause));
                seen.add(name + " at " + time.elapsed().toSeconds() + "s");
            }
            return name;
        });
    }

    @Test
    void anUnparkEndsAParkAndOneThatCameBeforeEndsTheNext() {
        Task<Duration> waiter = time.task("waiter", () -> {
            time.park(Long.MAX_VALUE);
            Duration first = time.elapsed();
            time.sleep(Duration.ofSeconds(5)); // the second unpark comes here, and does not end a sleep
            time.park(Duration.ofHours(1).toNanos());
            seen.add("woken at " + time.elapsed());
            return first;
        });
        time.task("waker", () -> {
            time.sleep(Duration.ofSeconds(1));
            time.unpark(waiter.thread());
            time.sleep(Duration.ofSeconds(1));
            time.unpark(waiter.thread());
            return "done";
        });
        time.run();
        assertThat(waiter.result()).isEqualTo(Duration.ofSeconds(1));
        assertThat(seen).containsExactly("woken at PT6S");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(6)); // what was called off does not hold up time
    }

    @Test
    void anInterruptEndsAWaitAtThatInstant() {
        Task<String> sleeper = time.task("sleeper", () -> {
            try {
                time.sleep(Duration.ofDays(1));
                return "slept";
            } catch (InterruptedException interrupt) {
                return "interrupted at " + time.elapsed();
            }
        });
        time.after(Duration.ofSeconds(3), sleeper::interrupt);
        time.run();
        assertThat(sleeper.result()).isEqualTo("interrupted at PT3S");
    }

    @Test
    void anInterruptOfTheThreadItselfIsSeen() {
        Task<String> parked = time.task("parked", () -> {
            try {
                time.park(Long.MAX_VALUE);
                return "unparked";
            } catch (InterruptedException interrupt) {
                return "interrupted";
            }
        });
        time.after(Duration.ofSeconds(3), () -> parked.thread().interrupt());
        time.run();
        assertThat(parked.result()).isEqualTo("interrupted");
    }

    @Test
    void anEngineThreadIsInterruptedAtTheSameInstantEachTime() {
        for (int round = 0; round < 200; round++) {
            VirtualTime own = new VirtualTime();
            Thread hedge = own.start("hedge", () -> {
                try {
                    own.sleep(Duration.ofDays(1));
                } catch (InterruptedException interrupt) {
                    seen.add("" + own.elapsed().toSeconds());
                }
            });
            own.task("call", () -> {
                own.sleep(Duration.ofSeconds(2));
                hedge.interrupt();
                return "done";
            });
            own.task("others", () -> {
                for (int i = 0; i < 5; i++) {
                    own.sleep(Duration.ofSeconds(1));
                }
                return "done";
            });
            own.run();
        }
        assertThat(seen).hasSize(200).containsOnly("2");
    }

    @Test
    void theTestsOwnThreadTakesPartWhileItWaits() throws InterruptedException {
        Thread me = Thread.currentThread();
        time.task("other", () -> {
            time.sleep(Duration.ofSeconds(7));
            time.unpark(me);
            return "done";
        });
        time.park(Duration.ofHours(1).toNanos());
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void advancingLetsHappenWhatIsDue() {
        say("early", 1);
        say("late", 3);
        time.advance(Duration.ofSeconds(2));
        assertThat(seen).containsExactly("early at 1s");
        time.advance(Duration.ofSeconds(1));
        assertThat(seen).containsExactly("early at 1s", "late at 3s");
    }

    @Test
    void whoWaitsForNothingIsNamedWithItsPlace() {
        time.task("lost", () -> {
            time.park(Long.MAX_VALUE);
            return "never";
        });
        assertThatThrownBy(time::run)
                .isInstanceOf(StuckException.class)
                .hasMessageContaining("1 tasks: nothing that is planned wakes them\n  lost")
                .hasMessageContaining("VirtualTimeTest");
        time.close();
    }

    @Test
    void aTaskThatBlocksElsewhereEndsTheRun() {
        VirtualTime impatient = new VirtualTime(VirtualTime.START, Duration.ofMillis(300));
        CountDownLatch latch = new CountDownLatch(1);
        impatient.task("at a latch", () -> {
            latch.await();
            return "never";
        });
        assertThatThrownBy(impatient::run)
                .isInstanceOf(StuckException.class)
                .hasMessageContaining("something else than virtual time")
                .hasMessageContaining("at a latch");
        latch.countDown();
    }

    @Test
    void failuresOfActionsAndEngineThreadsEndTheRunAndThoseOfTasksAreKept() {
        Task<String> task = time.task("task", () -> {
            throw new IllegalArgumentException("mine");
        });
        time.run();
        assertThat(task.failure()).hasMessage("mine");
        assertThatThrownBy(task::result)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("mine");

        time.start("engine", () -> {
            throw new IllegalArgumentException("theirs");
        });
        assertThatThrownBy(time::run).isInstanceOf(IllegalStateException.class).hasRootCauseMessage("theirs");

        time.after(Duration.ofSeconds(1), () -> {
            throw new AssertionError("expected otherwise");
        });
        assertThatThrownBy(time::run).isInstanceOf(AssertionError.class).hasMessage("expected otherwise");
    }

    @Test
    void anActionMayNotWait() {
        time.after(Duration.ofSeconds(1), () -> time.advance(Duration.ofSeconds(1)));
        assertThatThrownBy(time::run).hasRootCauseMessage("an action cannot wait; start a task");
    }

    @Test
    void closingEndsWhatIsLeft() {
        Task<String> left = time.task("left", () -> {
            time.sleep(Duration.ofDays(1));
            return "slept";
        });
        time.advance(Duration.ofSeconds(1));
        time.close();
        assertThat(left.failure()).isInstanceOf(InterruptedException.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theSameSeedMakesTheSameRun() {
        assertThat(randomRun(1)).isEqualTo(randomRun(1)).isNotEqualTo(randomRun(2));
    }

    private static List<String> randomRun(long seed) {
        VirtualTime time = new VirtualTime();
        Random random = new Random(seed);
        List<String> log = new ArrayList<>();
        List<Task<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = "t" + i;
            tasks.add(time.task(name, () -> {
                for (int k = 0; k < 40; k++) {
                    try {
                        time.park(random.nextLong(1_000));
                    } catch (InterruptedException interrupt) {
                        log.add(name + " interrupted");
                    }
                    log.add(name + " " + time.nanoTime());
                    time.unpark(tasks.get(random.nextInt(tasks.size())).thread());
                    if (random.nextInt(10) == 0) {
                        tasks.get(random.nextInt(tasks.size())).interrupt();
                    }
                }
                return name;
            }));
        }
        time.run();
        return log;
    }

    @Test
    void aMillionEventsTakeSeconds() {
        long before = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            int step = i % 97 + 1;
            time.task("t" + i, () -> {
                for (int k = 0; k < 1_000; k++) {
                    time.park(step);
                }
                return step;
            });
        }
        time.run();
        assertThat(time.events()).isGreaterThanOrEqualTo(1_000_000);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20)); // about 1 s
    }
}

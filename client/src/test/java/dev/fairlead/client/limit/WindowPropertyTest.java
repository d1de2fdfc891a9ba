package dev.fairlead.client.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.kit.SeededRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random arrivals of random costs; whatever is granted is counted in every window, wherever it begins. */
class WindowPropertyTest {

    private static final int RUNS = 400;
    private static final int STEPS = 3_000;

    private record Taken(long at, long units) {}

    private static LimitWindow randomWindow(RandomGenerator random) {
        long permits = 1 + random.nextInt(random.nextBoolean() ? 12 : 300);
        long burst = 1 + random.nextLong(permits);
        return new LimitWindow(permits, Duration.ofMillis(1 + random.nextInt(2_000)), burst);
    }

    @Test
    void noWindowEverSeesMoreThanItsLimit() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            RandomGenerator random = SeededRandom.of(run);
            List<LimitWindow> windows = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                windows.add(randomWindow(random));
            }
            List<Taken> taken = walk(windows, random);

            for (LimitWindow window : windows) {
                assertThat(mostIn(window.period().toNanos(), taken))
                        .as("run %d: %s of %s", run, window, windows)
                        .isLessThanOrEqualTo(window.permits());
            }
        }
    }

    /** Comes as early as it may, or some time later, with costs up to the limit; takes back what was not sent. */
    private static List<Taken> walk(List<LimitWindow> windows, RandomGenerator random) {
        long smallest = windows.stream().mapToLong(LimitWindow::permits).min().orElseThrow();
        long largestCost = random.nextBoolean() ? 1 : smallest;
        LocalPermits permits = new LocalPermits(windows, 0);
        List<Taken> sent = new ArrayList<>();
        Deque<Taken> unsent = new ArrayDeque<>();
        long now = 0;
        for (int step = 0; step < STEPS; step++) {
            long units = 1 + random.nextLong(largestCost);
            if (random.nextInt(4) == 0) {
                now += random.nextLong(windows.getFirst().period().toNanos() / 2 + 1);
            }
            if (random.nextInt(3) > 0) {
                now += permits.waitNanos(now, units);
            }
            if (permits.take(now, units)) {
                if (random.nextInt(10) == 0) {
                    unsent.add(new Taken(now, units));
                } else {
                    sent.add(new Taken(now, units));
                }
            }
            if (random.nextInt(12) == 0 && !unsent.isEmpty()) {
                Taken back = random.nextBoolean() ? unsent.removeFirst() : unsent.removeLast();
                permits.giveBack(now, back.at(), back.units());
            }
            if (random.nextInt(500) == 0) {
                permits.coolUntil(now + random.nextLong(50_000_000));
            }
        }
        return sent;
    }

    /** A window may be thought to begin with any of the grants; both its ends belong to it. */
    private static long mostIn(long period, List<Taken> taken) {
        long most = 0;
        long inside = 0;
        int first = 0;
        for (Taken last : taken) {
            inside += last.units();
            while (last.at() - taken.get(first).at() > period) {
                inside -= taken.get(first).units();
                first++;
            }
            most = Math.max(most, inside);
        }
        return most;
    }

    @Test
    void aSteadyStreamUsesNinetyFivePercentOfTheLimitAndMore() {
        for (long permits : new long[] {1, 2, 5, 10, 19, 20, 25, 100, 500, 10_000}) {
            LimitWindow window = LimitWindow.of(permits, Duration.ofSeconds(10));
            LocalPermits source = new LocalPermits(List.of(window), 0);
            long now = 0;
            long periods = 20 + 2_000 / permits;
            long end = periods * window.period().toNanos();
            long count = 0;
            while (now < end) {
                now += source.waitNanos(now, 1);
                count += source.take(now, 1) ? 1 : 0;
            }

            assertThat((double) count / (permits * periods))
                    .as("%d permits", permits)
                    .isGreaterThanOrEqualTo(0.95);
        }
    }
}

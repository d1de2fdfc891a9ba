package dev.fairlead.redis.internal;

import static dev.fairlead.redis.internal.SimulatedFleet.MILLI;
import static dev.fairlead.redis.internal.SimulatedFleet.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.limit.LimitWindow;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No window sees more than the bound, on virtual time with delay, loss, repetition, pauses, deaths and wrong clocks. */
final class FleetBoundTest {

    private static final int LIMIT = 200;
    private static final LimitWindow WINDOW = LimitWindow.of(LIMIT, Duration.ofSeconds(1));

    private static final long[] PERIODS = {
        SECOND / 2, SECOND, 2 * SECOND, 3 * SECOND, 5 * SECOND, 10 * SECOND, 20 * SECOND, 30 * SECOND, 60 * SECOND
    };

    static LongStream manySeeds() {
        return LongStream.rangeClosed(1, 100);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    private static SimulatedFleet fleet(long seed, int greedy, int quiet) {
        SimulatedFleet fleet = new SimulatedFleet(seed, WINDOW);
        for (int each = 0; each < greedy; each++) {
            fleet.start(0);
        }
        for (int each = 0; each < quiet; each++) {
            fleet.start(200 * MILLI);
        }
        return fleet;
    }

    /** Losses may leave a process without an answer for a whole lease; then the server does not know of its part. */
    private static long bound(SimulatedFleet fleet, int fewestMembers) {
        assertThat(fleet.cutOff()).as("processes that were cut off").isLessThanOrEqualTo(2);
        return LIMIT + (long) fleet.cutOff() * (LIMIT / fewestMembers);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFleetThatIsWellUsesTheWholeLimitAndNeverMore(long seed) {
        SimulatedFleet fleet = fleet(seed, 6, 3);
        fleet.runUntil(30 * SECOND);

        assertThat(fleet.most()).isLessThanOrEqualTo(LIMIT);
        assertThat(fleet.permitsSince(10 * SECOND)).isGreaterThan((long) (0.97 * 20 * LIMIT));
        assertThat(fleet.exchangesPerPermit()).isLessThan(0.25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lostAndLateAndRepeatedMessagesDoNotBreakTheBound(long seed) {
        SimulatedFleet fleet = fleet(seed, 5, 3);
        fleet.lose(0.1);
        fleet.runUntil(40 * SECOND);

        assertThat(fleet.most()).isLessThanOrEqualTo(bound(fleet, 8));
        assertThat(fleet.permitsSince(10 * SECOND)).isGreaterThan((long) (0.6 * 30 * LIMIT));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void processesThatPauseAndDieDoNotBreakTheBound(long seed) {
        SimulatedFleet fleet = fleet(seed, 6, 3);
        for (int each = 0; each < 12; each++) {
            fleet.schedule((2 + 3L * each) * SECOND, () -> {
                int victim = fleet.random().nextInt(fleet.processes().size());
                if (fleet.random().nextBoolean()) {
                    fleet.processes().get(victim).pause(fleet.random().nextLong(8 * SECOND));
                } else {
                    fleet.processes().remove(victim).die();
                    fleet.start(0);
                }
            });
        }
        fleet.runUntil(45 * SECOND);

        assertThat(fleet.most()).isLessThanOrEqualTo(bound(fleet, 5));
        assertThat(fleet.permitsSince(5 * SECOND)).isGreaterThan((long) (0.6 * 40 * LIMIT));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aServerThatIsAwayAndComesBackDoesNotBreakTheBound(long seed) {
        SimulatedFleet fleet = fleet(seed, 5, 3);
        boolean keepsData = seed % 2 == 0;
        fleet.schedule(8 * SECOND, fleet::stopServer);
        fleet.schedule(8 * SECOND + fleet.random().nextLong(20 * SECOND), () -> fleet.startServer(keepsData));
        fleet.runUntil(45 * SECOND);

        assertThat(fleet.most()).isLessThanOrEqualTo(LIMIT);
        assertThat(fleet.permitsSince(38 * SECOND))
                .as("permits after the server is back")
                .isGreaterThan((long) (0.9 * 7 * LIMIT));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void processesThatAreCutOffAloneAddNoMoreThanTheirParts(long seed) {
        SimulatedFleet fleet = fleet(seed, 8, 0);
        fleet.schedule(10 * SECOND, () -> fleet.processes().subList(0, 2).forEach(each -> each.cut(true)));
        fleet.schedule(25 * SECOND, () -> fleet.processes().subList(0, 2).forEach(each -> each.cut(false)));
        fleet.runUntil(40 * SECOND);

        assertThat(fleet.most()).isLessThanOrEqualTo(LIMIT + 2 * (LIMIT / 8));
        assertThat(fleet.permitsSince(35 * SECOND)).isGreaterThan((long) (0.9 * 5 * LIMIT));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLimitSmallerThanTheFleetGoesAround(long seed) {
        SimulatedFleet fleet = new SimulatedFleet(seed, new LimitWindow(3, Duration.ofSeconds(1), 1));
        for (int each = 0; each < 8; each++) {
            fleet.start(0);
        }
        fleet.runUntil(60 * SECOND);

        assertThat(fleet.most()).isLessThanOrEqualTo(3);
        assertThat(fleet.permitsSince(0)).isGreaterThan(60);
    }

    /**
     * What was used of a window longer than two seconds rests in the pool, so that members hold nothing that they could claim. They
     * remember it. Members come, leave and die, but one stays.
     */
    @ParameterizedTest
    @MethodSource("manySeeds")
    void aServerThatLosesItsDataGrantsNoWindowAgain(long seed) {
        Random random = new Random(seed);
        long period = PERIODS[random.nextInt(PERIODS.length)];
        int limit = 20 + random.nextInt(100);
        SimulatedFleet fleet = new SimulatedFleet(seed, new LimitWindow(limit, Duration.ofNanos(period), limit));
        long end = 2 * period + 60 * SECOND;
        long lastBack = 0;
        startAFew(fleet, random);
        long stop = (4 + random.nextLong(16)) * SECOND;
        while (stop < end) {
            fleet.schedule(stop, fleet::stopServer);
            long back = stop + random.nextLong(8 * SECOND);
            fleet.schedule(back, () -> fleet.startServer(false));
            lastBack = back;
            long next = back + 8 * SECOND + random.nextLong(period + 10 * SECOND);
            for (int each = random.nextInt(3); each > 0; each--) {
                fleet.schedule(stop + random.nextLong(next - stop), () -> endOne(fleet, random));
                fleet.schedule(back + random.nextLong(next - 3 * SECOND - back), () -> fleet.start(calls(random)));
            }
            stop = next;
        }
        fleet.runUntil(lastBack + 15 * SECOND + 2 * period);

        assertThat(fleet.most())
                .as("most of %d in %d ms", limit, period / MILLI)
                .isLessThanOrEqualTo(limit);
        assertThat(fleet.permitsSince(lastBack + period)).isGreaterThan(limit / 2);
    }

    private static void startAFew(SimulatedFleet fleet, Random random) {
        fleet.start(0);
        for (int each = random.nextInt(4); each > 0; each--) {
            fleet.start(calls(random));
        }
    }

    private static long calls(Random random) {
        return random.nextInt(3) == 0 ? 200 * MILLI : 0;
    }

    private static void endOne(SimulatedFleet fleet, Random random) {
        if (fleet.processes().size() > 1) {
            SimulatedFleet.Process victim = fleet.processes()
                    .remove(1 + random.nextInt(fleet.processes().size() - 1));
            if (random.nextBoolean()) {
                victim.die();
            } else {
                victim.leave();
            }
        }
    }

    /** The only process that used any is gone; another one, which never had a token, knows from the book that they rest. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatADeadProcessUsedIsKnownToOthers(long seed) {
        SimulatedFleet fleet = new SimulatedFleet(seed, new LimitWindow(60, Duration.ofSeconds(40), 60));
        SimulatedFleet.Process user = fleet.start(0);
        fleet.schedule(6 * SECOND, () -> fleet.start(0));
        fleet.schedule(9 * SECOND, user::die);
        fleet.schedule(10 * SECOND, fleet::stopServer);
        fleet.schedule(11 * SECOND, () -> fleet.startServer(false));
        fleet.schedule(12 * SECOND, () -> fleet.start(0));
        fleet.runUntil(120 * SECOND);

        assertThat(fleet.most()).isEqualTo(60);
        assertThat(fleet.permitsSince(41 * SECOND)).isGreaterThanOrEqualTo(60);
    }

    /** A process whose callers are quiet for longer than it usually stays remembers its window all the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aQuietProcessStaysUntilItsTokensHaveRested(long seed) {
        SimulatedFleet fleet = new SimulatedFleet(seed, new LimitWindow(60, Duration.ofMinutes(1), 60));
        SimulatedFleet.Process user = fleet.start(0);
        fleet.schedule(3 * SECOND, () -> user.call(false));
        fleet.schedule(38 * SECOND, fleet::stopServer);
        fleet.schedule(40 * SECOND, () -> fleet.startServer(false));
        fleet.schedule(41 * SECOND, () -> fleet.start(0));
        fleet.runUntil(120 * SECOND);

        assertThat(fleet.most()).isEqualTo(60);
    }
}

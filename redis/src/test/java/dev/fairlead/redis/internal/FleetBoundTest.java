package dev.fairlead.redis.internal;

import static dev.fairlead.redis.internal.SimulatedFleet.MILLI;
import static dev.fairlead.redis.internal.SimulatedFleet.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.limit.LimitWindow;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No window sees more than the bound, on virtual time with delay, loss, repetition, pauses, deaths and wrong clocks. */
final class FleetBoundTest {

    private static final int LIMIT = 200;
    private static final LimitWindow WINDOW = LimitWindow.of(LIMIT, Duration.ofSeconds(1));

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
}

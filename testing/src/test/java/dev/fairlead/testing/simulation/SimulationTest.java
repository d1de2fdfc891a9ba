package dev.fairlead.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    @Test
    void theSameSeedMakesTheSameRun() {
        Scenario scenario = Scenarios.brownOut(20);
        Result first = Simulation.run(scenario, Variant.DEFAULTS, 7);
        assertThat(Simulation.run(scenario, Variant.DEFAULTS, 7)).isEqualTo(first);
        assertThat(Simulation.run(scenario, Variant.DEFAULTS, 8)).isNotEqualTo(first);
    }

    /** Queueing theory: with one worker the time in the system is exponential, with the mean 1 / (service rate - arrival rate). */
    @Test
    void oneWorkerMakesCallersWaitAsLongAsTheQueueOfTheoryDoes() {
        Result result = Simulation.run(queue(5, 1, 1_000), Variant.NO_RETRY_NO_BREAKER, 3);

        double mean = 1 / (10.0 - 5.0);
        assertThat(seconds(result.p50())).isCloseTo(mean * Math.log(2), within(0.1 * mean));
        assertThat(seconds(result.p99())).isCloseTo(mean * Math.log(100), within(0.2 * mean * Math.log(100)));
    }

    /** Erlang's loss formula for one worker at a load of 1: half of all requests are sent away. */
    @Test
    void withoutAQueueHalfIsLostWhereLoadIsOne() {
        Result result = Simulation.run(queue(10, 1, 0), Variant.NO_RETRY_NO_BREAKER, 5);

        long useful =
                result.perSecond().stream().mapToLong(Result.Second::useful).sum();
        assertThat((double) useful / result.calls()).isCloseTo(0.5, within(0.03));
    }

    @Test
    void countersAddUpWhereNothingIsWrong() {
        Result result = Simulation.run(queue(20, 10, 100), Variant.DEFAULTS, 5);

        assertThat(result.attempts()).isEqualTo(result.calls());
        assertThat(result.perSecond().stream().mapToLong(Result.Second::offered).sum())
                .isEqualTo(result.calls());
        assertThat(result.perSecond().stream().mapToLong(Result.Second::useful).sum())
                .isEqualTo(result.calls());
        assertThat(result.throttled()).isZero();
        assertThat(result.overshoot()).isZero();
    }

    private static Scenario queue(double callsPerSecond, int workers, int places) {
        ProviderModel provider = new ProviderModel(
                1, workers, places, Duration.ofMillis(100), Duration.ofNanos(2), 10_000, false, false);
        return new Scenario(
                "queue",
                "Queue",
                "",
                provider,
                1,
                callsPerSecond,
                0,
                List.of(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2_000));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

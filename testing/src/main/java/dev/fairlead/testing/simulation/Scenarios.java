package dev.fairlead.testing.simulation;

import static dev.fairlead.testing.simulation.Trouble.Kind.CAPACITY;
import static dev.fairlead.testing.simulation.Trouble.Kind.LATENCY;
import static dev.fairlead.testing.simulation.Trouble.Kind.LIMIT;
import static dev.fairlead.testing.simulation.Trouble.Kind.LOAD;
import static dev.fairlead.testing.simulation.Trouble.Kind.REFUSED;
import static dev.fairlead.testing.simulation.Trouble.Kind.UNAVAILABLE;

import java.time.Duration;
import java.util.List;

/** The situations of the report. */
public final class Scenarios {

    private Scenarios() {}

    /**
     * Returns all of them, in the order of the report, for 100 instances.
     *
     * @param part 1 for the whole size; 4, say, for a quarter of all instances, calls, workers and limits
     */
    public static List<Scenario> all(int part) {
        return List.of(outage(part), brownOut(part), herd(part), limitCut(part), slowRegion(part), storm(part));
    }

    /** 40 workers that take 100 ms in the mean: 400 requests a second; 10 ms there and 10 ms back; a limit of 300 a second. */
    private static ProviderModel usual(int part) {
        return provider(1, 40 / part, 100 / part, 100, 300 / part);
    }

    private static ProviderModel provider(int regions, int workers, int queue, int workMillis, int limit) {
        return new ProviderModel(
                regions, workers, queue, Duration.ofMillis(workMillis), Duration.ofMillis(20), limit, true, true);
    }

    private static Scenario scenario(
            String id, String title, String story, ProviderModel provider, int part, int to, Trouble... troubles) {
        return new Scenario(
                id,
                title,
                story,
                provider,
                100 / part,
                200.0 / part,
                0.3,
                List.of(troubles),
                Duration.ofSeconds(60),
                Duration.ofSeconds(to),
                Duration.ofSeconds(180));
    }

    /** The provider answers 503 for a minute. */
    public static Scenario outage(int part) {
        return scenario(
                "outage",
                "Outage",
                "For a minute, every request is answered with 503 at once.",
                usual(part),
                part,
                120,
                Trouble.of(UNAVAILABLE, 60, 120, 1));
    }

    /** The provider has 30 % of its workers for a minute. */
    public static Scenario brownOut(int part) {
        return scenario(
                "brown-out",
                "Brown-out",
                "For a minute, the provider has 30 % of its workers: it can do 60 % of what is wanted. What finds no place in"
                        + " its queue is answered with 503.",
                usual(part),
                part,
                120,
                Trouble.of(CAPACITY, 60, 120, 0.3));
    }

    /** Connections are refused; then everybody comes back at once, and the provider is still weak. */
    public static Scenario herd(int part) {
        return scenario(
                "herd",
                "Thundering herd after recovery",
                "For 30 s, connections are refused. Then the work that was put off comes too: for 10 s three times the usual"
                        + " calls, while for 15 s the provider has half of its workers, because its caches are cold.",
                usual(part),
                part,
                105,
                Trouble.of(REFUSED, 60, 90, 1),
                Trouble.of(LOAD, 90, 100, 3),
                Trouble.of(CAPACITY, 90, 105, 0.5));
    }

    /** The limit is cut in half, for good. */
    public static Scenario limitCut(int part) {
        return scenario(
                "limit-cut",
                "Limit cut in half",
                "After a minute the provider halves its limit for good, to three quarters of what is wanted. Only its headers tell:"
                        + " how much is left of the second of its clock.",
                usual(part),
                part,
                180,
                Trouble.of(LIMIT, 60, 3_600, 0.5));
    }

    /** One of three regions is thirty times slower for a minute. */
    public static Scenario slowRegion(int part) {
        return scenario(
                "slow-region",
                "One slow region",
                "Each instance calls three regions. For a minute, one of them takes 30 times as long: 1.5 s in the mean.",
                provider(3, 8 / part, 48 / part, 50, 300 / part),
                part,
                120,
                Trouble.of(LATENCY, 60, 120, 30).in(0));
    }

    /** A short peak fills an endless queue. */
    public static Scenario storm(int part) {
        return scenario(
                "storm",
                "Retry storm",
                "The provider can do a quarter more than is wanted, and lets all others wait in a queue without an end. For 10 s"
                        + " there are 1.6 times the usual calls. Requests that wait too long time out, and are worked on all the"
                        + " same.",
                provider(1, 20 / part, ProviderModel.ENDLESS, 80, 1_000 / part),
                part,
                70,
                Trouble.of(LOAD, 60, 70, 1.6));
    }

    /** The outage, with the same calls from another number of instances. */
    public static Scenario outageOf(int instances) {
        Scenario usual = outage(1);
        return usual.scaled(instances, usual.callsPerSecond());
    }
}

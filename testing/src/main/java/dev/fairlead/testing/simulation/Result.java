package dev.fairlead.testing.simulation;

import java.time.Duration;
import java.util.List;

/**
 * What came of one run.
 *
 * @param calls how many began
 * @param attempts how many reached for the provider
 * @param amplification attempts per call, over the whole run
 * @param amplificationInTrouble attempts per call of those that began while the trouble lasted
 * @param goodput answers in time, of those that were possible, over the whole run
 * @param goodputInTrouble the same for calls that began while the trouble lasted; 1 where nothing was possible
 * @param goodputAfter the same for calls that began 10 s after its end and later
 * @param recovery how long after its end until goodput was above 95 % for three seconds and stayed so over the next ten; negative
 *     if it never did
 * @param p50 how long half of all calls took at most, however they ended
 * @param p99 the same for 99 %
 * @param overshoot by how much the most requests in a second of the provider's clock were above its limit
 * @param overshootAnywhere the same in any second, wherever it begins
 * @param throttled answers with 429
 * @param openings how often a breaker opened
 * @param replayed keyed writes that the provider answered from memory
 * @param events of virtual time
 * @param perSecond what happened in each second
 */
public record Result(
        long calls,
        long attempts,
        double amplification,
        double amplificationInTrouble,
        double goodput,
        double goodputInTrouble,
        double goodputAfter,
        Duration recovery,
        Duration p50,
        Duration p99,
        int overshoot,
        int overshootAnywhere,
        long throttled,
        long openings,
        long replayed,
        long events,
        List<Second> perSecond) {

    /** Copies the seconds. */
    public Result {
        perSecond = List.copyOf(perSecond);
    }

    /**
     * One second.
     *
     * @param offered calls that began
     * @param attempts that were sent
     * @param useful calls that began then and were answered in time
     * @param possible calls that the provider could have answered
     */
    public record Second(long offered, long attempts, long useful, double possible) {}

    /** Returns answers with 429 for each 1,000 calls. */
    public double throttledPerThousand() {
        return calls == 0 ? 0 : 1_000.0 * throttled / calls;
    }
}

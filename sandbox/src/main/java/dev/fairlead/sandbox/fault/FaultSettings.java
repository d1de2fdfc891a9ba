package dev.fairlead.sandbox.fault;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Random faults, as data.
 *
 * @param rate the share of requests that meet a fault, from 0 to 1
 * @param kinds the kinds that occur, all equally often; none means that no fault occurs
 * @param slowestDelay the longest delay of {@link FaultKind#SLOW}; the shortest is a tenth of it
 * @param seed what the choice is made from, together with the number of the request
 */
public record FaultSettings(double rate, List<FaultKind> kinds, Duration slowestDelay, long seed) {

    /** All kinds but {@link FaultKind#STALL}, which costs each client its whole timeout, and {@link FaultKind#ERROR_ANSWER}, which
     * no client gets over. */
    public static final Set<FaultKind> USUAL =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(FaultKind.STALL, FaultKind.ERROR_ANSWER)));

    /** Checks the ranges; puts the kinds into their natural order, each once. */
    public FaultSettings {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("the rate of faults is from 0 to 1, not " + rate);
        }
        if (slowestDelay.isNegative()) {
            throw new IllegalArgumentException("a delay is not negative: " + slowestDelay);
        }
        kinds = kinds.stream().distinct().sorted().toList();
    }

    /** Returns settings with delays of up to 300 ms. */
    public static FaultSettings of(double rate, Set<FaultKind> kinds, long seed) {
        return new FaultSettings(rate, List.copyOf(kinds), Duration.ofMillis(300), seed);
    }
}

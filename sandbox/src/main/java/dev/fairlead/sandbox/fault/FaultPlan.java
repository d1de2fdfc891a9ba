package dev.fairlead.sandbox.fault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides which request meets which fault.
 *
 * <p><b>When</b>: once for each request outside the control API, after its head and body were read and before anything
 * else is done with it. <b>Known then</b>: the request, and its number since the plan was put to use. <b>If it fails</b>:
 * the request is answered 500, and nothing is done. Implementations are safe for use by any number of threads.
 */
@FunctionalInterface
public interface FaultPlan {

    /**
     * Returns the fault for a request, or empty.
     *
     * @param sequence the number of the request since the plan was put to use, from 0
     */
    Optional<Fault> faultFor(ProviderRequest request, long sequence);

    /** Returns the plan without faults. */
    static FaultPlan none() {
        return (request, sequence) -> Optional.empty();
    }

    /** Returns the plan for these settings: the same settings choose the same faults for the same numbers. */
    static FaultPlan random(FaultSettings settings) {
        return new RandomFaults(settings);
    }

    /** Returns a random plan with delays of up to 300 ms. */
    static FaultPlan random(long seed, double rate, Set<FaultKind> kinds) {
        return random(FaultSettings.of(rate, kinds, seed));
    }

    /** Returns a plan that gives these faults to the first requests it is asked about, one each, and then none. */
    static FaultPlan first(Fault... faults) {
        return new ScriptedFaults(List.of(faults));
    }

    /** Returns this plan for requests that match; others meet no fault, and this plan is not asked about them. */
    default FaultPlan only(Predicate<ProviderRequest> condition) {
        return (request, sequence) -> condition.test(request) ? faultFor(request, sequence) : Optional.empty();
    }
}

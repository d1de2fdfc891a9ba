package dev.fairlead.demo;

import dev.fairlead.sandbox.fault.FaultKind;
import dev.fairlead.telemetry.CallTotals;
import dev.fairlead.telemetry.PhaseReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of the scenario.
 *
 * @param seed what data and faults were made from
 * @param description the title of the description that the sandbox served, and how many operations it has
 * @param took from the first call to the last handled event
 * @param customers how many customers were wanted
 * @param customersInBooks how many the provider's books show
 * @param tally the shop's books against the provider's
 * @param totals what the client did
 * @param phases the same by phase
 * @param webhooks what became of the webhooks
 * @param faults how often each kind of fault was injected
 * @param problems what is wrong, one line each; empty if all is well
 */
record Report(
        long seed,
        String description,
        Duration took,
        int customers,
        int customersInBooks,
        Tally tally,
        CallTotals totals,
        List<PhaseReport> phases,
        WebhookTally webhooks,
        Map<FaultKind, Long> faults,
        List<String> problems) {

    Report {
        phases = List.copyOf(phases);
        problems = List.copyOf(problems);
    }

    /**
     * What became of the webhooks.
     *
     * @param received events that were answered 2xx, the first time each
     * @param duplicates webhooks for events that were there already
     * @param handled events whose handler succeeded
     * @param dead events whose handler gave up
     */
    record WebhookTally(long received, long duplicates, long handled, long dead) {}

    /** Returns whether every intended payment was made exactly once, and nothing else is wrong. */
    boolean isGood() {
        return problems.isEmpty();
    }

    long faultsInjected() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }
}

package dev.fairlead.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was counted in one phase.
 *
 * @param name the name it was started with
 * @param from when it began
 * @param to when it ended, or when this was read while it still ran
 * @param running whether it still ran
 * @param totals the counts of all operations
 * @param operations the counts of each operation, busiest first
 * @param breakerChanges the circuit breakers' changes, oldest first, at most 1,000
 */
public record PhaseReport(
        String name,
        Instant from,
        Instant to,
        boolean running,
        CallTotals totals,
        List<OperationReport> operations,
        List<BreakerChange> breakerChanges) {

    /** Copies the lists. */
    public PhaseReport {
        operations = List.copyOf(operations);
        breakerChanges = List.copyOf(breakerChanges);
    }

    /** Returns how long the phase lasted so far. */
    public Duration duration() {
        return Duration.between(from, to);
    }
}

package dev.fairlead.telemetry;

import java.time.Instant;
import java.util.List;

/**
 * All that a {@link CallRecorder} knows, at one instant. Its parts are read one after the other while calls go on, so sums
 * of parts may differ by the calls of that moment.
 *
 * @param at when it was read
 * @param since when recording began
 * @param inFlight calls that run
 * @param totals the counts since recording began
 * @param operations the same per operation, busiest first
 * @param recent the last ten seconds
 * @param seconds the seconds with traffic within the last 15 minutes, oldest first; the last one may still be running
 * @param phases the phases, oldest first; empty if none was started
 * @param breakerChanges the circuit breakers' newest changes, oldest first, at most 1,000
 * @param failures the newest failures, newest first, at most 200
 */
public record Snapshot(
        Instant at,
        Instant since,
        long inFlight,
        CallTotals totals,
        List<OperationReport> operations,
        Recent recent,
        List<SecondReport> seconds,
        List<PhaseReport> phases,
        List<BreakerChange> breakerChanges,
        List<CallFailure> failures) {

    /** Copies the lists. */
    public Snapshot {
        operations = List.copyOf(operations);
        seconds = List.copyOf(seconds);
        phases = List.copyOf(phases);
        breakerChanges = List.copyOf(breakerChanges);
        failures = List.copyOf(failures);
    }
}

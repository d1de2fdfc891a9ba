package dev.fairlead.telemetry;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Counters over a stretch of time, as a whole and per operation. Written by any number of threads without a lock. */
final class Span {

    private static final int MOST_OPERATIONS = 1_000;

    final Counters all = new Counters();
    private final ConcurrentHashMap<String, Counters> operations = new ConcurrentHashMap<>();

    /** Returns the counters of an operation. */
    Counters operation(String id) {
        Counters known = operations.get(id);
        if (known != null) {
            return known;
        }
        String counted = operations.size() < MOST_OPERATIONS ? id : OperationReport.OTHERS;
        return operations.computeIfAbsent(counted, any -> new Counters());
    }

    List<OperationReport> operations() {
        return operations.entrySet().stream()
                .map(entry ->
                        new OperationReport(entry.getKey(), entry.getValue().read()))
                .sorted(Comparator.comparingLong(
                                (OperationReport report) -> -report.totals().started())
                        .thenComparing(OperationReport::id))
                .toList();
    }
}

package dev.fairlead.demo;

import dev.fairlead.telemetry.BreakerChange;
import dev.fairlead.telemetry.CallTotals;
import dev.fairlead.telemetry.Latency;
import dev.fairlead.telemetry.PhaseReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report for people: a table of the phases, then what was wanted against what happened. */
final class ReportText {

    private static final int MOST_PROBLEMS = 20;

    private final List<String> lines = new ArrayList<>();
    private final Report report;

    private ReportText(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        ReportText text = new ReportText(report);
        text.phases();
        text.trouble();
        text.webhooks();
        text.books();
        return String.join("\n", text.lines) + "\n";
    }

    private void phases() {
        lines.add("");
        lines.add("%-26s %6s %8s %7s %7s %8s %8s %8s %10s"
                .formatted(
                        "phase", "calls", "attempts", "retries", "failed", "p50 ms", "p95 ms", "p99 ms", "limit wait"));
        for (PhaseReport phase : report.phases()) {
            lines.add(row(phase.name(), phase.totals()));
        }
        lines.add(row("all", report.totals()));
        lines.add(
                "failed: calls that ended in an error, declined cards among them; limit wait: summed over all callers");
    }

    private static String row(String name, CallTotals totals) {
        Latency latency = totals.latency();
        return "%-26s %6d %8d %7d %7d %8s %8s %8s %8.1f s"
                .formatted(
                        name,
                        totals.finished(),
                        totals.attempts(),
                        totals.retries(),
                        totals.failed(),
                        millis(latency.p50()),
                        millis(latency.p95()),
                        millis(latency.p99()),
                        totals.rateLimitWaited().toMillis() / 1000.0);
    }

    private void trouble() {
        lines.add("");
        lines.add("failed attempts   " + counts(report.totals().failedAttempts()));
        lines.add("failed calls      " + counts(report.totals().failedCalls()));
        lines.add("faults injected   " + counts(report.faults()));
        List<BreakerChange> changes = report.phases().stream()
                .flatMap(phase -> phase.breakerChanges().stream())
                .toList();
        lines.add("circuit breaker   "
                + (changes.isEmpty()
                        ? "stayed closed"
                        : changes.stream()
                                .map(change -> word(change.from()) + " > " + word(change.to()))
                                .collect(Collectors.joining(", "))));
    }

    private void webhooks() {
        Report.WebhookTally webhooks = report.webhooks();
        lines.add("webhooks          %d events received, %d duplicates recognised, %d handled, %d dead"
                .formatted(webhooks.received(), webhooks.duplicates(), webhooks.handled(), webhooks.dead()));
        lines.add("                  (one welcome mail fails on purpose in the storm: replay it from the console)");
    }

    private void books() {
        Tally tally = report.tally();
        lines.add("customers         %d wanted, %d in the provider's books"
                .formatted(report.customers(), report.customersInBooks()));
        lines.add("payments          %d intended, %d made exactly once, %d lost, %d double"
                .formatted(tally.intended(), tally.succeeded(), tally.lost(), tally.duplicated()));
        lines.add("");
        if (report.isGood()) {
            lines.add("All good: every intended payment was made exactly once (seed %d, %.1f s)."
                    .formatted(report.seed(), report.took().toMillis() / 1000.0));
        } else {
            lines.add(report.problems().size() + " problems (seed " + report.seed() + "):");
            report.problems().stream().limit(MOST_PROBLEMS).forEach(problem -> lines.add("  " + problem));
            if (report.problems().size() > MOST_PROBLEMS) {
                lines.add("  and " + (report.problems().size() - MOST_PROBLEMS) + " more; --json prints them all");
            }
        }
    }

    private static String counts(Map<? extends Enum<?>, Long> counts) {
        String text = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Comparator.comparingLong(entry -> -entry.getValue()))
                .map(entry -> entry.getValue() + " " + word(entry.getKey()))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "none" : text;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String millis(Duration duration) {
        return "%.1f".formatted(duration.toNanos() / 1e6);
    }
}

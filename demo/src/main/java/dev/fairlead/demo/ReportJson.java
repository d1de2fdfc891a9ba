package dev.fairlead.demo;

import dev.fairlead.json.JsonObject;
import dev.fairlead.telemetry.BreakerChange;
import dev.fairlead.telemetry.CallTotals;
import dev.fairlead.telemetry.Latency;
import dev.fairlead.telemetry.PhaseReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The report for programs. Durations are in milliseconds. */
final class ReportJson {

    private ReportJson() {}

    static JsonObject of(Report report) {
        return JsonObject.builder()
                .put("ok", report.isGood())
                .put("seed", report.seed())
                .put("description", report.description())
                .put("tookMs", report.took().toMillis())
                .put("customers", report.customers())
                .put("customersInBooks", report.customersInBooks())
                .put("intended", report.tally().intended())
                .put("succeeded", report.tally().succeeded())
                .put("lost", report.tally().lost())
                .put("duplicated", report.tally().duplicated())
                .putAll(counts(report.totals()))
                .put(
                        "webhooks",
                        JsonObject.builder()
                                .put("received", report.webhooks().received())
                                .put("duplicates", report.webhooks().duplicates())
                                .put("handled", report.webhooks().handled())
                                .put("dead", report.webhooks().dead())
                                .build())
                .put("faultsInjected", report.faultsInjected())
                .put("faults", byLowerCaseName(report.faults()))
                .put("phases", report.phases().stream().map(ReportJson::phase).toList())
                .put("problems", report.problems())
                .build();
    }

    private static JsonObject phase(PhaseReport phase) {
        return JsonObject.builder()
                .put("name", phase.name())
                .put("tookMs", phase.duration().toMillis())
                .putAll(counts(phase.totals()))
                .put(
                        "breakerChanges",
                        phase.breakerChanges().stream()
                                .map(ReportJson::breakerChange)
                                .toList())
                .build();
    }

    private static JsonObject counts(CallTotals totals) {
        return JsonObject.builder()
                .put("calls", totals.finished())
                .put("failedCalls", byLowerCaseName(totals.failedCalls()))
                .put("attempts", totals.attempts())
                .put("failedAttempts", byLowerCaseName(totals.failedAttempts()))
                .put("retries", totals.retries())
                .put("latencyMs", latency(totals.latency()))
                .put("rateLimitWaits", totals.rateLimitWaits())
                .put("rateLimitWaitedMs", totals.rateLimitWaited().toMillis())
                .build();
    }

    private static JsonObject latency(Latency latency) {
        return JsonObject.builder()
                .put("p50", millis(latency.p50()))
                .put("p95", millis(latency.p95()))
                .put("p99", millis(latency.p99()))
                .put("max", millis(latency.max()))
                .build();
    }

    private static JsonObject breakerChange(BreakerChange change) {
        return JsonObject.builder()
                .put("at", change.at().toString())
                .put("from", change.from().name().toLowerCase(Locale.ROOT))
                .put("to", change.to().name().toLowerCase(Locale.ROOT))
                .put("scope", change.scope())
                .build();
    }

    private static Map<String, Long> byLowerCaseName(Map<? extends Enum<?>, Long> counts) {
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((kind, count) -> named.put(kind.name().toLowerCase(Locale.ROOT), count));
        return named;
    }

    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 6).setScale(1, RoundingMode.HALF_UP);
    }
}

package dev.fairlead.console.internal.api;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.json.JsonObject;
import dev.fairlead.telemetry.BreakerChange;
import dev.fairlead.telemetry.CallFailure;
import dev.fairlead.telemetry.CallRecorder;
import dev.fairlead.telemetry.CallTotals;
import dev.fairlead.telemetry.OperationReport;
import dev.fairlead.telemetry.PhaseReport;
import dev.fairlead.telemetry.Recent;
import dev.fairlead.telemetry.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the client did. Durations are milliseconds; instants are milliseconds since 1970. */
final class CallsApi {

    private static final int FAILURES_SHOWN = 50;
    private static final int OPERATIONS_SHOWN = 200;
    private static final int PHASES_SHOWN = 50;
    private static final int BREAKER_CHANGES_SHOWN = 200;

    private final CallRecorder recorder;

    CallsApi(CallRecorder recorder) {
        this.recorder = recorder;
    }

    /**
     * {@code GET /api/calls?seconds=300}: {@code now}, {@code inFlight}, {@code recent} (the last ten seconds), {@code totals},
     * {@code series} (one column per figure, one entry per second; {@code current} unless it ends earlier than
     * now, because no call was made since; null where a latency has no call), {@code operations}, {@code phases}, {@code breakerChanges}, {@code failures} (newest first).
     *
     * <p>{@code seconds} is from 10 to 900, 300 by default.
     */
    JsonObject calls(ApiRequest request) {
        int seconds = request.number("seconds", 10, 900, 300);
        Snapshot snapshot = recorder.snapshot();
        return JsonObject.builder()
                .put("now", snapshot.at().toEpochMilli())
                .put("since", snapshot.since().toEpochMilli())
                .put("inFlight", snapshot.inFlight())
                .put("recent", recent(snapshot.recent()))
                .put("totals", totals(snapshot.totals()))
                .put("series", Series.json(snapshot, seconds))
                .put(
                        "operations",
                        first(OPERATIONS_SHOWN, snapshot.operations()).stream()
                                .map(CallsApi::operation)
                                .toList())
                .put(
                        "phases",
                        last(PHASES_SHOWN, snapshot.phases()).stream()
                                .map(CallsApi::phase)
                                .toList())
                .put(
                        "breakerChanges",
                        last(BREAKER_CHANGES_SHOWN, snapshot.breakerChanges()).stream()
                                .map(CallsApi::change)
                                .toList())
                .put(
                        "failures",
                        first(FAILURES_SHOWN, snapshot.failures()).stream()
                                .map(CallsApi::failure)
                                .toList())
                .build();
    }

    private static <T> List<T> first(int most, List<T> list) {
        return list.subList(0, Math.min(most, list.size()));
    }

    private static <T> List<T> last(int most, List<T> list) {
        return list.subList(Math.max(0, list.size() - most), list.size());
    }

    private static JsonObject recent(Recent recent) {
        return JsonObject.builder()
                .put("callsPerSecond", recent.callsPerSecond())
                .put("attemptsPerSecond", recent.attemptsPerSecond())
                .put("failedCalls", recent.failedCalls())
                .put("failedAttempts", recent.failedAttempts())
                .put("latency", Milliseconds.json(recent.latency()))
                .build();
    }

    private static JsonObject totals(CallTotals totals) {
        return JsonObject.builder()
                .put("started", totals.started())
                .put("finished", totals.finished())
                .put("failed", totals.failed())
                .put("attempts", totals.attempts())
                .put("retries", totals.retries())
                .put("failedCalls", kinds(totals.failedCalls()))
                .put("failedAttempts", kinds(totals.failedAttempts()))
                .put("rateLimitWaits", totals.rateLimitWaits())
                .put("rateLimitWaited", Milliseconds.of(totals.rateLimitWaited()))
                .put("latency", Milliseconds.json(totals.latency()))
                .build();
    }

    private static Map<String, Long> kinds(Map<OutcomeKind, Long> counts) {
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((kind, count) -> named.put(kind.name(), count));
        return named;
    }

    private static JsonObject operation(OperationReport operation) {
        return JsonObject.builder()
                .put("id", operation.id())
                .putAll(totals(operation.totals()))
                .build();
    }

    private static JsonObject phase(PhaseReport phase) {
        return JsonObject.builder()
                .put("name", phase.name())
                .put("from", phase.from().toEpochMilli())
                .put("to", phase.to().toEpochMilli())
                .put("running", phase.running())
                .put("breakerChanges", phase.breakerChanges().size())
                .putAll(totals(phase.totals()))
                .build();
    }

    private static JsonObject change(BreakerChange change) {
        return JsonObject.builder()
                .put("at", change.at().toEpochMilli())
                .put("from", change.from().name())
                .put("to", change.to().name())
                .put("scope", change.scope())
                .build();
    }

    private static JsonObject failure(CallFailure failure) {
        return JsonObject.builder()
                .put("at", failure.at().toEpochMilli())
                .put("call", failure.callId())
                .put("operation", failure.operationId())
                .put("attempt", failure.attempt())
                .put("outcome", failure.outcome().name())
                .put("status", failure.status())
                .put("errorCode", Text.shortened(failure.errorCode(), 200))
                .put("requestId", Text.shortened(failure.requestId(), 200))
                .put("ending", failure.ending().name())
                .put("errorType", failure.errorType())
                .build();
    }
}

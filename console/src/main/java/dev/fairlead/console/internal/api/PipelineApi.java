package dev.fairlead.console.internal.api;

import dev.fairlead.client.PipelineState;
import dev.fairlead.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the policies stand, in rows that the page shows as they are. */
final class PipelineApi {

    private static final double SCARCE = 0.1;

    private final Supplier<PipelineState> source;

    PipelineApi(Supplier<PipelineState> source) {
        this.source = source;
    }

    /**
     * {@code GET /api/pipeline}: {@code rows}, each with {@code id} ({@code breaker}, {@code limit}, {@code running}, {@code
     * budget}), {@code name}, {@code word} (the state in one word or figure), {@code tone} ({@code good}, {@code info}, {@code
     * warn}, {@code bad}), {@code level} (from 0 to 1; null where there is no scale) and {@code note}.
     */
    JsonObject pipeline(ApiRequest request) {
        PipelineState state = source.get();
        return JsonObject.builder()
                .put("rows", List.of(breaker(state), limit(state), budget(state), running(state)))
                .build();
    }

    private static JsonObject breaker(PipelineState state) {
        String note = percent(state.failureRate()) + " of the latest attempts failed";
        return switch (state.breaker()) {
            case CLOSED -> row("breaker", "Circuit breaker", "closed", "good", null, note);
            case OPEN -> row("breaker", "Circuit breaker", "open", "bad", null, "Attempts are refused for a while");
            case HALF_OPEN -> row("breaker", "Circuit breaker", "half open", "warn", null, "A few probes decide");
        };
    }

    private static JsonObject limit(PipelineState state) {
        Duration cooling = state.coolingFor();
        if (cooling.isPositive()) {
            String wait = String.format(Locale.ROOT, "cooling, %.1f s", cooling.toMillis() / 1000.0);
            return row("limit", "Rate limit", wait, "warn", null, "The provider asked for fewer requests");
        }
        long permits = state.permitsAvailable();
        if (permits < 0) {
            return row("limit", "Rate limit", "none", "info", null, "The provider's own is heard all the same");
        }
        String tone = permits == 0 ? "warn" : "good";
        return row("limit", "Rate limit", grouped(permits) + " free", tone, null, "Attempts that may go at once");
    }

    private static JsonObject budget(PipelineState state) {
        int capacity = state.retryBudgetCapacity();
        if (capacity == 0) {
            return row("budget", "Retry budget", "unbounded", "info", null, "Retries are not bounded in sum");
        }
        double level = (double) state.retryBudgetLeft() / capacity;
        String note = grouped(state.retryBudgetLeft()) + " of " + grouped(capacity) + " retries left";
        String tone = level < SCARCE ? "bad" : "good";
        return row("budget", "Retry budget", percent(level), tone, level, note);
    }

    private static JsonObject running(PipelineState state) {
        return row("running", "Calls running", grouped(state.callsRunning()), "info", null, "Those that wait included");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    private static JsonObject row(
            String id, String name, String word, String tone, @Nullable Double level, String note) {
        return JsonObject.builder()
                .put("id", id)
                .put("name", name)
                .put("word", word)
                .put("tone", tone)
                .put("level", level)
                .put("note", note)
                .build();
    }
}

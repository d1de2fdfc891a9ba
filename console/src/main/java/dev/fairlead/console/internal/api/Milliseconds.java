package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonObject;
import dev.fairlead.telemetry.Latency;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as the API writes them: milliseconds, with microseconds behind the point. */
final class Milliseconds {

    private Milliseconds() {}

    static BigDecimal of(Duration duration) {
        BigDecimal millis = BigDecimal.valueOf(duration.toNanos() / 1_000, 3).stripTrailingZeros();
        return millis.scale() < 0 ? millis.setScale(0) : millis; // 30, not 3E+1
    }

    /** Returns a percentile; null if there was nothing to measure. */
    static @Nullable BigDecimal of(Latency latency, Duration percentile) {
        return latency.count() == 0 ? null : of(percentile);
    }

    static JsonObject json(Latency latency) {
        return JsonObject.builder()
                .put("p50", of(latency, latency.p50()))
                .put("p95", of(latency, latency.p95()))
                .put("p99", of(latency, latency.p99()))
                .put("max", of(latency, latency.max()))
                .build();
    }
}

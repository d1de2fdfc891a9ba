package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonObject;
import dev.fairlead.telemetry.SecondReport;
import dev.fairlead.telemetry.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures per second, in columns of equal length: a third of the size of rows. */
final class Series {

    private static final Map<String, Function<SecondReport, @Nullable Object>> COLUMNS = columns();

    private static final int SHORTEST_SECONDS = 30;

    private Series() {}

    private static Map<String, Function<SecondReport, @Nullable Object>> columns() {
        Map<String, Function<SecondReport, @Nullable Object>> columns = new LinkedHashMap<>();
        columns.put("finished", SecondReport::finished);
        columns.put("failed", SecondReport::failed);
        columns.put("attempts", SecondReport::attempts);
        columns.put("failedAttempts", SecondReport::failedAttempts);
        columns.put("retries", SecondReport::retries);
        columns.put(
                "p50",
                second -> Milliseconds.of(second.latency(), second.latency().p50()));
        columns.put(
                "p95",
                second -> Milliseconds.of(second.latency(), second.latency().p95()));
        columns.put(
                "p99",
                second -> Milliseconds.of(second.latency(), second.latency().p99()));
        return columns;
    }

    /**
     * Returns {@code from} (seconds since 1970), {@code length}, {@code current} (whether it ends now), and the columns. The
     * running second is left out. Where there was no call for longer than half the length, it ends a little after the last
     * one: what was is worth more than an empty plot. It does not begin before the recording, unless that leaves less than
     * half a minute.
     */
    static JsonObject json(Snapshot snapshot, int longest) {
        long now = snapshot.at().getEpochSecond();
        long end = end(snapshot, now, longest);
        long from = Math.max(end - longest, Math.min(snapshot.since().getEpochSecond(), end - SHORTEST_SECONDS));
        int length = (int) (end - from);
        Map<Long, SecondReport> known = new HashMap<>();
        snapshot.seconds().forEach(second -> known.put(second.epochSecond(), second));
        JsonObject.Builder json =
                JsonObject.builder().put("from", from).put("length", length).put("current", end == now);
        COLUMNS.forEach((name, figure) -> {
            boolean latency = name.startsWith("p");
            List<@Nullable Object> column = new ArrayList<>(length);
            for (long second = from; second < end; second++) {
                SecondReport report = known.get(second);
                column.add(report == null ? (latency ? null : 0) : figure.apply(report));
            }
            json.put(name, column);
        });
        return json.build();
    }

    private static long end(Snapshot snapshot, long now, int length) {
        if (snapshot.seconds().isEmpty()) {
            return now;
        }
        long last = snapshot.seconds().getLast().epochSecond();
        return now - last > length / 2 ? Math.min(now, last + 1 + length / 12) : now;
    }
}

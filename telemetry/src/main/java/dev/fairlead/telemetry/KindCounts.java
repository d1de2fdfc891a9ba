package dev.fairlead.telemetry;

import dev.fairlead.client.event.OutcomeKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** One counter per kind of outcome. Thread-safe: the map is filled once and never changed. */
final class KindCounts {

    private final Map<OutcomeKind, LongAdder> counts = new EnumMap<>(OutcomeKind.class);

    KindCounts() {
        for (OutcomeKind kind : OutcomeKind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    void add(OutcomeKind kind) {
        LongAdder count = counts.get(kind);
        if (count != null) {
            count.increment();
        }
    }

    Map<OutcomeKind, Long> read() {
        Map<OutcomeKind, Long> read = new EnumMap<>(OutcomeKind.class);
        counts.forEach((kind, count) -> {
            if (count.sum() > 0) {
                read.put(kind, count.sum());
            }
        });
        return read;
    }
}

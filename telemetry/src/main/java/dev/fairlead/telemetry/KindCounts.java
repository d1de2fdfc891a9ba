package dev.fairlead.telemetry;

import dev.fairlead.client.event.OutcomeKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** One counter per kind of outcome. */
final class KindCounts {

    private static final OutcomeKind[] KINDS = OutcomeKind.values();

    private final LongAdder[] counts = new LongAdder[KINDS.length];

    KindCounts() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void add(OutcomeKind kind) {
        counts[kind.ordinal()].increment();
    }

    Map<OutcomeKind, Long> read() {
        Map<OutcomeKind, Long> read = new EnumMap<>(OutcomeKind.class);
        for (OutcomeKind kind : KINDS) {
            long count = counts[kind.ordinal()].sum();
            if (count > 0) {
                read.put(kind, count);
            }
        }
        return read;
    }
}

package dev.fairlead.client.internal.pipeline;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations in messages. */
public final class Durations {

    private Durations() {}

    /** Returns a duration as people write it: {@code 250 ms}, {@code 1.5 s}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + " s";
    }
}

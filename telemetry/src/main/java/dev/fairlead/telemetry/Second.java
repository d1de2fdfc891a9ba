package dev.fairlead.telemetry;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One second of the {@link Timeline}: live at first, with its own counters; once {@linkplain #seal sealed} only a report,
 * a hundredth of the size.
 */
final class Second {

    final long epochSecond;
    private volatile @Nullable Counters live = new Counters();
    private volatile @Nullable SecondReport sealed;

    Second(long epochSecond) {
        this.epochSecond = epochSecond;
    }

    /** Returns the counters to write to; null once sealed. */
    @Nullable
    Counters live() {
        return live;
    }

    void seal() {
        sealed = report();
        live = null;
    }

    SecondReport report() {
        Counters counters = live;
        return counters == null ? Objects.requireNonNull(sealed) : reportOf(counters.read());
    }

    private SecondReport reportOf(CallTotals totals) {
        return new SecondReport(
                epochSecond,
                totals.started(),
                totals.finished(),
                totals.failed(),
                totals.attempts(),
                totals.failedAttemptCount(),
                totals.retries(),
                totals.rateLimitWaited(),
                totals.latency());
    }
}

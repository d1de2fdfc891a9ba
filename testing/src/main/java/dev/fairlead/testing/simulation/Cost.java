package dev.fairlead.testing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run is worse in than the one with our defaults: only what somebody would notice. */
final class Cost {

    private static final double ATTEMPTS = 0.05;
    private static final double GOODPUT = 0.02;
    private static final double PER_THOUSAND = 1;
    private static final long LONGER_NANOS = 500_000_000L;

    private Cost() {}

    /** Returns a cell of a table; a dash where nothing is worse. */
    static String of(Result ours, Result other) {
        List<String> worse = new ArrayList<>();
        if (other.amplificationInTrouble() > ours.amplificationInTrouble() + ATTEMPTS) {
            worse.add(String.format(Locale.ROOT, "%.1f attempts a call", other.amplificationInTrouble()));
        }
        if (other.goodputAfter() < Math.min(1, ours.goodputAfter()) - GOODPUT) {
            worse.add(String.format(Locale.ROOT, "%.0f %% answered after", other.goodputAfter() * 100));
        }
        if (other.goodputInTrouble() < Math.min(1, ours.goodputInTrouble()) - GOODPUT) {
            worse.add(String.format(Locale.ROOT, "%.0f %% answered in trouble", other.goodputInTrouble() * 100));
        }
        if (other.overshoot() > ours.overshoot()) {
            worse.add(String.format(Locale.ROOT, "%,d a second over the limit", other.overshoot()));
        }
        if (other.throttledPerThousand() > ours.throttledPerThousand() + PER_THOUSAND) {
            worse.add(String.format(Locale.ROOT, "%.0f × 429 in 1,000", other.throttledPerThousand()));
        }
        if (other.p99().toNanos() > ours.p99().toNanos() + LONGER_NANOS) {
            worse.add(String.format(Locale.ROOT, "p99 %.1f s", other.p99().toNanos() / 1e9));
        }
        return worse.isEmpty() ? "–" : String.join("<br>", worse);
    }
}

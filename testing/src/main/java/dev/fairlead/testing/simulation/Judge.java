package dev.fairlead.testing.simulation;

import dev.fairlead.testing.simulation.Result.Second;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Works the numbers of the report out of the counts of a run. */
final class Judge {

    private static final int GRACE_SECONDS = 10;
    private static final double RECOVERED = 0.95;

    private final Scenario scenario;
    private final Tally tally;
    private final SimulatedProvider provider;
    private final List<Second> seconds = new ArrayList<>();

    Judge(Scenario scenario, Tally tally, SimulatedProvider provider) {
        this.scenario = scenario;
        this.tally = tally;
        this.provider = provider;
        for (int i = 0; i < tally.offered().length; i++) {
            long offered = tally.offered()[i];
            double possible = scenario.possible(i * 1_000_000_000L, (double) offered);
            seconds.add(new Second(offered, tally.sentIn()[i], tally.useful()[i], possible));
        }
    }

    Result result(long events) {
        int from = (int) scenario.from().toSeconds();
        int to = (int) scenario.to().toSeconds();
        int all = seconds.size();
        int after = scenario.to().compareTo(scenario.length()) >= 0 ? from + GRACE_SECONDS : to + GRACE_SECONDS;
        return new Result(
                Tally.sum(tally.offered(), 0, all),
                Tally.sum(tally.attempts(), 0, all),
                amplification(0, all),
                amplification(from, to),
                goodput(0, all),
                goodput(from, to),
                goodput(after, all),
                recovery(after - GRACE_SECONDS),
                Duration.ofNanos(tally.quantile(0.5)),
                Duration.ofNanos(tally.quantile(0.99)),
                provider.overshoot(),
                provider.overshootAnywhere(),
                provider.throttled(),
                tally.openings(),
                provider.replayed(),
                events,
                seconds);
    }

    private double amplification(int from, int to) {
        long calls = Tally.sum(tally.offered(), from, to);
        return calls == 0 ? 1 : (double) Tally.sum(tally.attempts(), from, to) / calls;
    }

    private double goodput(int from, int to) {
        double possible = 0;
        long useful = 0;
        for (Second second : seconds.subList(Math.min(from, seconds.size()), Math.min(to, seconds.size()))) {
            possible += second.possible();
            useful += second.useful();
        }
        return possible < 1 ? 1 : useful / possible;
    }

    private Duration recovery(int end) {
        for (int second = end; second + 3 <= seconds.size(); second++) {
            if (goodput(second, second + 3) >= RECOVERED && goodput(second, second + GRACE_SECONDS) >= RECOVERED) {
                return Duration.ofSeconds(second - (long) end);
            }
        }
        return Duration.ofSeconds(-1);
    }
}

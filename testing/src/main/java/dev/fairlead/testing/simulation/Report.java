package dev.fairlead.testing.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Runs scenarios with all their variants, and writes tables and plots of them. The same seed and size make the same bytes. */
public final class Report {

    /** The variants whose lines are in the plots. */
    private static final List<Variant> DRAWN =
            List.of(Variant.DEFAULTS, Variant.NAIVE_IMMEDIATE, Variant.NAIVE_BACKOFF);

    private static final String HEAD = """
            | | goodput | in trouble | after | attempts per call | in trouble | p50 | p99 | overshoot | in any second | 429 per 1,000 | recovers in | breaker openings |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private final long seed;
    private final Map<Scenario, Map<Variant, Result>> results = new LinkedHashMap<>();

    private Report(long seed) {
        this.seed = seed;
    }

    /** Runs everything, as many runs at once as there are processors: each has a time of its own. */
    public static Report of(List<Scenario> scenarios, long seed) {
        List<Run> runs = scenarios.stream()
                .flatMap(scenario -> Arrays.stream(Variant.values()).map(variant -> new Run(scenario, variant)))
                .toList();
        List<Result> results = runs.parallelStream()
                .map(run -> Simulation.run(run.scenario(), run.variant(), seed))
                .toList();
        Report report = new Report(seed);
        for (int i = 0; i < runs.size(); i++) {
            report.results
                    .computeIfAbsent(runs.get(i).scenario(), scenario -> new LinkedHashMap<>())
                    .put(runs.get(i).variant(), results.get(i));
        }
        return report;
    }

    private record Run(Scenario scenario, Variant variant) {}

    /** Returns what came of each run. */
    public Map<Scenario, Map<Variant, Result>> results() {
        return results;
    }

    private static Result result(Map<Variant, Result> runs, Variant variant) {
        return Objects.requireNonNull(runs.get(variant), "all variants were run");
    }

    /** Returns the table of what our defaults came to. */
    public String summary() {
        StringBuilder text = new StringBuilder("""
                | with our defaults | goodput after the trouble | attempts per call in trouble | over the whole run | overshoot | in any second | 429 per 1,000 | naive: attempts in trouble | naive: goodput after |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        results.forEach((scenario, runs) -> {
            Result ours = result(runs, Variant.DEFAULTS);
            Result naive = result(runs, Variant.NAIVE_BACKOFF);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | **%s** | **%.2f** | %.2f | **%d** | %d | %.1f | %.2f | %s |\n",
                    scenario.title(),
                    percent(ours.goodputAfter()),
                    ours.amplificationInTrouble(),
                    ours.amplification(),
                    ours.overshoot(),
                    ours.overshootAnywhere(),
                    ours.throttledPerThousand(),
                    naive.amplificationInTrouble(),
                    percent(naive.goodputAfter())));
        });
        return text.toString();
    }

    /** Returns the table of what it costs to do without each policy, or without all of them. */
    public String costs() {
        StringBuilder text = new StringBuilder("| |");
        results.keySet()
                .forEach(scenario -> text.append(' ').append(scenario.title()).append(" |"));
        text.append("\n|---|").append("---|".repeat(results.size())).append('\n');
        for (Variant variant : Variant.values()) {
            if (variant != Variant.DEFAULTS) {
                text.append("| **").append(variant.title()).append("** |");
                results.values()
                        .forEach(runs -> text.append(' ')
                                .append(Cost.of(result(runs, Variant.DEFAULTS), result(runs, variant)))
                                .append(" |"));
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** Returns a chapter for each scenario. */
    public String chapters(String figures) {
        StringBuilder text = new StringBuilder();
        results.forEach((scenario, runs) -> {
            text.append("## ").append(scenario.title()).append("\n\n");
            text.append(scenario.story()).append("\n\n");
            text.append(setting(scenario)).append("\n\n");
            if (!figures.isEmpty()) {
                text.append("![")
                        .append(scenario.title())
                        .append(": goodput and attempts over time](")
                        .append(figures)
                        .append('/')
                        .append(scenario.id())
                        .append(".svg)\n\n");
            }
            text.append(HEAD);
            runs.forEach((variant, result) -> text.append(row(variant, result)));
            text.append('\n');
        });
        return text.toString().stripTrailing() + "\n";
    }

    private String setting(Scenario scenario) {
        return String.format(
                Locale.ROOT,
                "%,d instances, %,.0f calls a second in sum, %.0f %% of them keyed writes, %d s; seed %d.",
                scenario.instances(),
                scenario.callsPerSecond(),
                scenario.writes() * 100,
                scenario.length().toSeconds(),
                seed);
    }

    private static String row(Variant variant, Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f | %.2f | %s | %s | %d | %d | %.1f | %s | %,d |\n",
                variant == Variant.DEFAULTS ? "**" + variant.title() + "**" : variant.title(),
                percent(result.goodput()),
                percent(result.goodputInTrouble()),
                percent(result.goodputAfter()),
                result.amplification(),
                result.amplificationInTrouble(),
                seconds(result.p50()),
                seconds(result.p99()),
                result.overshoot(),
                result.overshootAnywhere(),
                result.throttledPerThousand(),
                result.recovery().isNegative() ? "never" : result.recovery().toSeconds() + " s",
                result.openings());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }

    /** Returns the plots by scenario id, as SVG. */
    public Map<String, String> plots() {
        Map<String, String> plots = new LinkedHashMap<>();
        results.forEach((scenario, runs) -> {
            int length = (int) scenario.length().toSeconds();
            List<Chart.Line> goodput = new ArrayList<>();
            List<Chart.Line> attempts = new ArrayList<>();
            for (Variant variant : DRAWN) {
                List<Result.Second> seconds = result(runs, variant).perSecond();
                goodput.add(new Chart.Line(variant.title(), seconds, Result.Second::useful));
                attempts.add(new Chart.Line(variant.title(), seconds, Result.Second::attempts));
            }
            List<Result.Second> ours = result(runs, Variant.DEFAULTS).perSecond();
            goodput.add(new Chart.Line("possible", ours, Result.Second::possible));
            attempts.add(new Chart.Line("calls", ours, Result.Second::offered));
            plots.put(
                    scenario.id(),
                    new Chart(scenario.title(), length, 2)
                            .draw(
                                    List.of(
                                            new Chart.Panel(
                                                    "calls answered in time, per second (by the second in which they began)",
                                                    goodput),
                                            new Chart.Panel("attempts, per second", attempts)),
                                    (int) scenario.from().toSeconds(),
                                    (int) scenario.to().toSeconds()));
        });
        return plots;
    }
}

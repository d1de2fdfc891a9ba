package dev.fairlead.benchmarks.policies;

import dev.fairlead.benchmarks.Machine;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link PolicyBenchmarks} at 1, 2 and 16 threads and prints nanoseconds and bytes of one call. */
public final class PolicyReport {

    private static final List<Integer> THREADS = List.of(1, 2, 16);
    private static final double MOST_NANOS = 400;
    private static final double MOST_BYTES = 200;

    private PolicyReport() {}

    private record Figure(double nanos, double error, double bytes) {}

    /** Returns whether the bars hold: 400 ns and 200 B for one call at one thread. */
    public static boolean run(boolean quick) throws RunnerException {
        Map<String, Map<Integer, Figure>> figures = new LinkedHashMap<>();
        for (int threads : THREADS) {
            System.err.println("… " + threads + (threads == 1 ? " thread" : " threads"));
            for (RunResult result : new Runner(options(threads, quick)).run()) {
                String label = result.getParams().getBenchmark();
                String name = label.substring(label.lastIndexOf('.') + 1);
                figures.computeIfAbsent(name, key -> new LinkedHashMap<>()).put(threads, figure(result));
            }
        }
        print(figures, quick);
        Figure ours = atOneThread(figures, "fairlead");
        return ours.nanos() <= MOST_NANOS && ours.bytes() <= MOST_BYTES;
    }

    private static Options options(int threads, boolean quick) {
        return new OptionsBuilder()
                .include(PolicyBenchmarks.class.getName())
                .threads(threads)
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 2 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(Machine.forkOptions())
                .build();
    }

    @SuppressWarnings("rawtypes") // so JMH declares it
    private static Figure figure(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Collection<Result> others = result.getSecondaryResults().values();
        double bytes = others.stream()
                .filter(other -> other.getLabel().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(Result::getScore)
                .findFirst()
                .orElseThrow();
        return new Figure(time.getScore(), time.getScoreError(), bytes);
    }

    private static Figure atOneThread(Map<String, Map<Integer, Figure>> figures, String name) {
        return Objects.requireNonNull(Objects.requireNonNull(figures.get(name)).get(1));
    }

    private static void print(Map<String, Map<Integer, Figure>> figures, boolean quick) {
        System.out.println(Machine.line(quick ? "policies --quick" : "policies"));
        System.out.println();
        System.out.println("| a call that succeeds | 1 thread | B | 2 threads | B | 16 threads | B |");
        System.out.println("|---|---|---|---|---|---|---|");
        figures.forEach((name, byThreads) -> {
            StringBuilder row = new StringBuilder("| ").append(title(name));
            for (int threads : THREADS) {
                Figure figure = Objects.requireNonNull(byThreads.get(threads));
                row.append(String.format(
                        Locale.ROOT, " | %.0f ± %.0f ns | %.0f", figure.nanos(), figure.error(), figure.bytes()));
            }
            System.out.println(row.append(" |"));
        });
        Figure ours = atOneThread(figures, "fairlead");
        for (String peer : List.of("resilience4j", "failsafe")) {
            Figure other = atOneThread(figures, peer);
            System.out.printf(
                    Locale.ROOT,
                    "%nAt one thread: %.2f × the time of %s, %.2f × its bytes.%n",
                    ours.nanos() / other.nanos(),
                    title(peer),
                    ours.bytes() / other.bytes());
        }
    }

    private static String title(String name) {
        return switch (name) {
            case "nothing" -> "nothing around it";
            case "fairlead" -> "Fairlead: the whole pipeline, ten policies";
            case "resilience4j" -> "Resilience4j: four";
            case "failsafe" -> "Failsafe: four";
            default -> name;
        };
    }
}

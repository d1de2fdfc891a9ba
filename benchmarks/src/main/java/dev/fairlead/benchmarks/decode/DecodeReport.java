package dev.fairlead.benchmarks.decode;

import dev.fairlead.benchmarks.Machine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link DecodeBenchmarks} and prints nanoseconds and bytes of one operation. */
public final class DecodeReport {

    private static final double BAR = 2;
    private static final List<String> TASKS = List.of("decode", "decodeAndRead", "encode");

    private DecodeReport() {}

    private record Figure(double nanos, double error, double bytes) {}

    /** Returns whether each task takes at most half of stripe-java's time. */
    public static boolean run(boolean quick) throws RunnerException {
        Map<String, Figure> figures = new HashMap<>();
        OptionsBuilder options = new OptionsBuilder();
        options.include(DecodeBenchmarks.class.getName())
                .threads(1)
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 3 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(Machine.forkOptions());
        for (RunResult result : new Runner(options.build()).run()) {
            String label = result.getParams().getBenchmark();
            figures.put(label.substring(label.lastIndexOf('.') + 1), figure(result));
        }
        System.out.println(Machine.line(quick ? "decode --quick" : "decode"));
        System.out.printf(
                Locale.ROOT,
                "%n| | Fairlead | B | stripe-java (Gson) | B | Jackson, records | B | × faster than stripe-java |%n"
                        + "|---|---|---|---|---|---|---|---|%n");
        boolean holds = true;
        for (String task : TASKS) {
            Figure ours = Objects.requireNonNull(figures.get(task + "Fairlead"));
            Figure theirs = Objects.requireNonNull(figures.get(task + "StripeJava"));
            Figure jackson = Objects.requireNonNull(figures.get(task + "Jackson"));
            double faster = theirs.nanos() / ours.nanos();
            holds &= faster >= BAR;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.2f |%n",
                    title(task),
                    cells(ours),
                    cells(theirs),
                    cells(jackson),
                    faster);
        }
        System.out.printf(
                Locale.ROOT,
                "%nThe page has %,d bytes; every field of the description is set. Jackson has no forms: it writes the same payment as"
                        + " JSON. The bar is 2 × stripe-java. %s%n",
                CustomerPage.text().length,
                holds ? "It holds." : "IT DOES NOT HOLD.");
        return holds;
    }

    private static String title(String task) {
        return switch (task) {
            case "decode" -> "decode a page of 100 customers";
            case "decodeAndRead" -> "the same, and read ten fields of each";
            default -> "encode a payment intent with 16 fields";
        };
    }

    private static String cells(Figure figure) {
        return String.format(Locale.ROOT, "%,.0f ± %,.0f ns | %,.0f", figure.nanos(), figure.error(), figure.bytes());
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
}

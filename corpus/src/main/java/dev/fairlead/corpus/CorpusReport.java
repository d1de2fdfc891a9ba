package dev.fairlead.corpus;

import dev.fairlead.corpus.Verdict.Step;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Prints what became of all descriptions: the sums, the largest, and each failure with its reason. */
final class CorpusReport {

    private static final int LARGEST = 10;

    private CorpusReport() {}

    /** Returns whether none failed. */
    static boolean print(List<Verdict> verdicts, long nanos, String args) {
        System.out.printf(
                Locale.ROOT,
                "Measured %s by `corpus/run`%s, JDK %s, %d cores: %d s, %,d MB at the heaviest.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                args.contains("--only") || args.contains("--sample") ? " (a part of the corpus)" : "",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                TimeUnit.NANOSECONDS.toSeconds(nanos),
                peakBytes() >> 20);
        System.out.println("| | descriptions |");
        System.out.println("|---|---|");
        System.out.println("| in the corpus | " + verdicts.size() + " |");
        System.out.println("| read | " + passed(verdicts, Step.READ) + " |");
        System.out.println("| of those, repaired | "
                + verdicts.stream().filter(each -> each.repairs() > 0).count() + " |");
        System.out.println("| profile drafted, valid | " + passed(verdicts, Step.PROFILE) + " |");
        System.out.println("| generated | " + passed(verdicts, Step.GENERATE) + " |");
        System.out.println("| compiled, without a warning | " + passed(verdicts, Step.COMPILE) + " |");
        System.out.printf(
                Locale.ROOT,
                "%n%,d operations, %,d sources of %,d lines, %,d MB of classes; %,d s of reading, %,d s of generating,"
                        + " %,d s of compiling.%n",
                sum(verdicts, Verdict::operations),
                sum(verdicts, Verdict::files),
                sum(verdicts, Verdict::lines),
                sum(verdicts, Verdict::classBytes) >> 20,
                sum(verdicts, Verdict::readMillis) / 1000,
                sum(verdicts, Verdict::generateMillis) / 1000,
                sum(verdicts, Verdict::compileMillis) / 1000);
        largest(verdicts);
        failures(verdicts);
        return verdicts.stream().allMatch(each -> each.failedAt() == null);
    }

    private static void largest(List<Verdict> verdicts) {
        System.out.println();
        System.out.println("| the largest | MB | operations | repairs | lines | read s | generate s | compile s |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        verdicts.stream()
                .sorted(Comparator.comparingLong(Verdict::bytes).reversed())
                .limit(LARGEST)
                .forEach(each -> System.out.printf(
                        Locale.ROOT,
                        "| %s | %.1f | %,d | %,d | %,d | %.1f | %.1f | %.1f |%n",
                        each.name(),
                        each.bytes() / 1e6,
                        each.operations(),
                        each.repairs(),
                        each.lines(),
                        each.readMillis() / 1e3,
                        each.generateMillis() / 1e3,
                        each.compileMillis() / 1e3));
    }

    private static void failures(List<Verdict> verdicts) {
        List<Verdict> failed =
                verdicts.stream().filter(each -> each.failedAt() != null).toList();
        if (failed.isEmpty()) {
            return;
        }
        System.out.println();
        System.out.println("| failed | at | reason |");
        System.out.println("|---|---|---|");
        failed.forEach(each -> System.out.println("| " + each.name() + " | " + each.failedAt() + " | "
                + each.reason().replace("|", "\\|") + " |"));
    }

    private static long passed(List<Verdict> verdicts, Step step) {
        return verdicts.stream().filter(each -> each.passed(step)).count();
    }

    private static long sum(List<Verdict> verdicts, ToLongFunction<Verdict> figure) {
        return verdicts.stream().mapToLong(figure).sum();
    }

    private static long peakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}

package dev.fairlead.benchmarks.generator;

import dev.fairlead.benchmarks.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Generates from the whole of Stripe's description and from descriptions drawn at random, with both generators in turn. */
public final class GeneratorReport {

    private static final int ROUNDS = 3;
    private static final long SEED = 20261124;

    private final Path home;
    private final int descriptions;

    private GeneratorReport(Path home, int descriptions) {
        this.home = home;
        this.descriptions = descriptions;
    }

    /**
     * Runs it.
     *
     * @param quick with ten descriptions instead of a hundred
     * @return whether the bars hold
     */
    public static boolean run(boolean quick) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("fairlead.home", "."));
        return new GeneratorReport(home, quick ? 10 : 100).run();
    }

    private boolean run() throws IOException, InterruptedException {
        Path libraries = home.resolve("benchmarks/target/lib");
        Contender ours = Contenders.ours(libraries);
        Contender theirs = Contenders.theirs(home);
        Path corpus = corpus();
        System.out.println(Machine.line(descriptions == 100 ? "generator" : "generator --quick"));
        boolean holds = stripe(ours, theirs, stripeDocument(corpus), stripeJar(libraries));
        drawn(ours, theirs, draw(corpus));
        System.out.println(holds ? "\nThe bars hold." : "\nA BAR DOES NOT HOLD.");
        return holds;
    }

    private Path stripeDocument(Path corpus) {
        Path official = home.resolve("../shared/descriptions/stripe/spec3.2024-04-10.json");
        return Files.exists(official) ? official : corpus.resolve("stripe.com.json");
    }

    private Path corpus() throws IOException, InterruptedException {
        Process fetch = new ProcessBuilder("bash", home.resolve("corpus/fetch").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String folder =
                new String(fetch.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        if (fetch.waitFor() != 0) {
            throw new IOException("the descriptions come with npm, and could not be fetched");
        }
        return Path.of(folder);
    }

    private static Path stripeJar(Path libraries) throws IOException {
        try (Stream<Path> files = Files.list(libraries)) {
            return files.filter(file -> file.toString().contains("stripe-java"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean stripe(Contender ours, Contender theirs, Path document, Path stripeJar)
            throws IOException, InterruptedException {
        List<Comparison> all = new ArrayList<>();
        List<Comparison> allTheirs = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            System.err.println("… Stripe, round " + (i + 1) + " of " + ROUNDS);
            all.add(Comparison.of(ours, document, i == 0));
            allTheirs.add(Comparison.of(theirs, document, i == 0));
        }
        Comparison one = middle(all);
        Comparison other = middle(allTheirs);
        long jar = all.getFirst().jarBytes();
        System.out.printf(
                Locale.ROOT,
                "%n| Stripe's whole description (%.1f MB), the middle of %d runs | seconds | peak memory | files | lines | compiles | jar |%n",
                Files.size(document) / 1e6,
                ROUNDS);
        System.out.println("|---|---|---|---|---|---|---|");
        row(ours.name(), one, jar);
        row(theirs.name(), other, allTheirs.getFirst().jarBytes());
        System.out.printf(
                Locale.ROOT,
                "| %s, from Maven Central | | | | | | %.1f MB |%n",
                stripeJar.getFileName().toString().replace(".jar", ""),
                Files.size(stripeJar) / 1e6);
        double faster = other.seconds() / one.seconds();
        double memory = (double) one.peakBytes() / other.peakBytes();
        double lines = (double) one.lines() / other.lines();
        double size = (double) jar / Files.size(stripeJar);
        System.out.printf(
                Locale.ROOT,
                "%n%.1f × faster (bar: 10), %.2f × the memory (bar: 0.20), %.2f × the lines (bar: 0.20); the jar is %.2f × that of"
                        + " stripe-java (bar: 0.25).%n",
                faster,
                memory,
                lines,
                size);
        return faster >= 10 && memory <= 0.2 && lines <= 0.2 && one.compiles() && size <= 0.25;
    }

    private static Comparison middle(List<Comparison> runs) {
        return runs.stream()
                .sorted((one, other) -> Double.compare(one.seconds(), other.seconds()))
                .toList()
                .get(runs.size() / 2);
    }

    private static void row(String name, Comparison run, long jar) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.0f MB | %,d | %,d | %s | %s |%n",
                name,
                run.seconds(),
                run.peakBytes() / 1e6,
                run.files(),
                run.lines(),
                run.compiles() ? "yes" : "no",
                jar == 0 ? "" : String.format(Locale.ROOT, "%.1f MB", jar / 1e6));
    }

    private List<Path> draw(Path corpus) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(corpus)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(all::add);
        }
        Collections.shuffle(all, new Random(SEED));
        return all.subList(0, descriptions);
    }

    private static void drawn(Contender ours, Contender theirs, List<Path> files)
            throws IOException, InterruptedException {
        List<Comparison> one = new ArrayList<>();
        List<Comparison> other = new ArrayList<>();
        for (Path file : files) {
            one.add(Comparison.of(ours, file, false));
            other.add(Comparison.of(theirs, file, false));
            System.err.println("… " + one.size() + " of " + files.size() + ": " + file.getFileName()
                    + (one.getLast().compiles() ? "" : " (ours does not compile)")
                    + (other.getLast().compiles() ? "" : " (theirs does not compile)"));
        }
        System.out.printf(
                Locale.ROOT,
                "%n| %d descriptions drawn from the corpus (seed %d) | compile | files | lines | bytes | seconds |%n",
                files.size(),
                SEED);
        System.out.println("|---|---|---|---|---|---|");
        sum(ours.name(), one);
        sum(theirs.name(), other);
        System.out.println(
                "\nBoth compiled with `javac --release 21`; what fails counts with the sources that it left.");
    }

    private static void sum(String name, List<Comparison> runs) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d of %d | %,d | %,d | %,d | %.0f |%n",
                name,
                runs.stream().filter(Comparison::compiles).count(),
                runs.size(),
                sum(runs, Comparison::files),
                sum(runs, Comparison::lines),
                sum(runs, Comparison::bytes),
                runs.stream().mapToDouble(Comparison::seconds).sum());
    }

    private static long sum(List<Comparison> runs, ToLongFunction<Comparison> figure) {
        return runs.stream().mapToLong(figure).sum();
    }
}

package dev.fairlead.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command: {@code corpus/run [--only regex] [--sample n] [--seed n] [--jobs n] [--folder path]}; the last of each counts. */
public final class Corpus {

    private Corpus() {}

    private static final String USAGE =
            "usage: corpus/run [--only <regex>] [--sample <count>] [--seed <number>] [--jobs <count>] [--folder <path>]";

    private record Options(Path folder, Pattern only, int sample, long seed, int jobs) {

        /**
         * Reads the options.
         *
         * @throws IllegalArgumentException if one is unknown or its value is of another kind
         */
        static Options of(List<String> args) {
            Map<String, String> values = new HashMap<>(Map.of(
                    "--folder", ".",
                    "--only", "",
                    "--sample", String.valueOf(Integer.MAX_VALUE),
                    "--seed", "1",
                    "--jobs", String.valueOf(Runtime.getRuntime().availableProcessors())));
            for (int i = 0; i < args.size(); i += 2) {
                if (i + 1 == args.size() || values.put(args.get(i), args.get(i + 1)) == null) {
                    throw new IllegalArgumentException(args.get(i) + " is no option with a value");
                }
            }
            return new Options(
                    Path.of(values.getOrDefault("--folder", "")),
                    Pattern.compile(values.getOrDefault("--only", "")),
                    Integer.parseInt(values.getOrDefault("--sample", "")),
                    Long.parseLong(values.getOrDefault("--seed", "")),
                    Integer.parseInt(values.getOrDefault("--jobs", "")));
        }
    }

    /** Runs it; exits with 1 where a description failed. */
    public static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.of(List.of(args));
        } catch (IllegalArgumentException wrong) {
            System.err.println("corpus/run: " + wrong.getMessage() + System.lineSeparator() + USAGE);
            System.exit(2);
            return;
        }
        List<Path> files = files(options);
        long begun = System.nanoTime();
        List<Verdict> verdicts = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(options.jobs())) {
            List<Future<Verdict>> running = new ArrayList<>();
            for (Path file : files) {
                running.add(workers.submit(() -> {
                    Verdict verdict = Trial.of(file);
                    tell(done.incrementAndGet(), files.size(), verdict);
                    return verdict;
                }));
            }
            for (Future<Verdict> each : running) {
                verdicts.add(each.get());
            }
        }
        boolean good = CorpusReport.print(verdicts, System.nanoTime() - begun, String.join(" ", args));
        System.exit(good ? 0 : 1);
    }

    private static void tell(int done, int all, Verdict verdict) {
        if (verdict.failedAt() != null) {
            System.err.println("  " + verdict.name() + ": " + verdict.failedAt() + ": " + verdict.reason());
        }
        if (done % 50 == 0 || done == all) {
            System.err.println("… " + done + " of " + all);
        }
    }

    /** The largest come first, so that no worker is left alone with one in the end. */
    private static List<Path> files(Options options) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(options.folder())) {
            found.filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .filter(file -> options.only().matcher(file.toString()).find())
                    .sorted()
                    .forEach(files::add);
        }
        if (options.sample() < files.size()) {
            Collections.shuffle(files, new Random(options.seed()));
            files.subList(options.sample(), files.size()).clear();
        }
        files.sort(Comparator.comparingLong(Corpus::size).reversed());
        return files;
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}

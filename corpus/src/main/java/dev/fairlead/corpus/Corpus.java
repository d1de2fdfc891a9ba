package dev.fairlead.corpus;

import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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

    private record Options(Path folder, Pattern only, int sample, long seed, int jobs) {

        static Options of(List<String> args) {
            Path folder = Path.of(".");
            Pattern only = Pattern.compile("");
            int sample = Integer.MAX_VALUE;
            long seed = 1;
            int jobs = Runtime.getRuntime().availableProcessors();
            for (int i = 0; i + 1 < args.size(); i += 2) {
                String value = args.get(i + 1);
                switch (args.get(i)) {
                    case "--folder" -> folder = Path.of(value);
                    case "--only" -> only = Pattern.compile(value);
                    case "--sample" -> sample = Integer.parseInt(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--jobs" -> jobs = Integer.parseInt(value);
                    default -> throw new IllegalArgumentException("unknown option " + args.get(i));
                }
            }
            return new Options(folder, only, sample, seed, jobs);
        }
    }

    /** Runs it; exits with 1 where a description failed. */
    public static void main(String[] args) throws Exception {
        Options options = Options.of(List.of(args));
        List<Path> files = files(options);
        Profile profile = Profiles.bundled("stripe");
        long begun = System.nanoTime();
        List<Verdict> verdicts = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(options.jobs())) {
            List<Future<Verdict>> running = new ArrayList<>();
            for (Path file : files) {
                running.add(workers.submit(() -> {
                    Verdict verdict = Trial.of(file, profile);
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

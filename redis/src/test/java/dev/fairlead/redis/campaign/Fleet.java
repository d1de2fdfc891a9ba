package dev.fairlead.redis.campaign;

import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.redis.testserver.TestServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Several processes, one server, one limit: counts the permits in every window of the period, exactly, with the server up all the
 * time, or killed and started again in mid-run.
 */
public final class Fleet {

    private static final Duration START = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A server that has just started grants nothing for a lease, counted in whole seconds of its life. */
    private static final Duration SERVER_START = Duration.ofSeconds(2);

    private final Plan plan;
    private final Path folder;

    private Fleet(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** What to run. The server is away for the second third of a run in which it is killed. */
    public record Plan(int processes, LimitWindow window, Duration lease, Duration length, boolean kill) {

        Duration third() {
            return length.dividedBy(3);
        }
    }

    /**
     * What was measured.
     *
     * @param most permits in the fullest window, from any permit's instant to just before a period later
     * @param used share of the limit over the run
     * @param awayUsed share of the limit while the server was away; 0 where it never was
     * @param callsPerPermit statements to the server for each permit
     */
    public record Result(long permits, long most, double used, double awayUsed, double callsPerPermit) {}

    /** When the run began and ended, and when the server went and came back; nanoseconds of the machine's clock. */
    private record Times(long from, long until, long killed, long back) {}

    /** Runs a plan. The run begins when the server is willing to grant, which is not at once when it has just started. */
    public static Result run(Plan plan) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fairlead-campaign");
        try (TestServer server = TestServer.start()) {
            return new Fleet(plan, folder).run(server, System.nanoTime());
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private Result run(TestServer server, long started) throws IOException, InterruptedException {
        List<Process> workers = new ArrayList<>();
        try {
            for (int index = 0; index < plan.processes(); index++) {
                workers.add(worker(server, index));
            }
            for (Process worker : workers) {
                if (!"ready".equals(worker.inputReader(StandardCharsets.UTF_8).readLine())) {
                    throw new IllegalStateException("a worker did not start");
                }
            }
            long grants = started + plan.lease().plus(SERVER_START).toNanos();
            long from = Math.max(System.nanoTime() + START.toNanos(), grants);
            Times times = go(server, workers, from);
            for (Process worker : workers) {
                if (!worker.waitFor(plan.length().plus(PATIENCE).toSeconds(), TimeUnit.SECONDS)
                        || worker.exitValue() != 0) {
                    throw new IllegalStateException("a worker failed");
                }
            }
            return result(times);
        } finally {
            workers.forEach(Process::destroyForcibly);
        }
    }

    private Times go(TestServer server, List<Process> workers, long from) throws IOException, InterruptedException {
        long until = from + plan.length().toNanos();
        for (Process worker : workers) {
            worker.outputWriter(StandardCharsets.UTF_8)
                    .append(from + "\n" + until + "\n")
                    .flush();
        }
        if (!plan.kill()) {
            return new Times(from, until, until, until);
        }
        long killed = waitUntil(workers, from + plan.third().toNanos());
        server.kill();
        long back = waitUntil(workers, killed + plan.third().toNanos());
        server.restart();
        return new Times(from, until, killed, back);
    }

    private Process worker(TestServer server, int index) throws IOException {
        LimitWindow window = plan.window();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        server.uri(),
                        String.valueOf(window.permits()),
                        String.valueOf(window.period().toMillis()),
                        String.valueOf(window.burst()),
                        String.valueOf(plan.lease().toMillis()),
                        file(index).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Path file(int index) {
        return folder.resolve(index + ".bin");
    }

    private static long waitUntil(List<Process> workers, long instant) throws InterruptedException {
        if (workers.getFirst().waitFor(instant - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("a worker ended early");
        }
        return instant;
    }

    private Result result(Times times) throws IOException {
        long statements = 0;
        List<long[]> all = new ArrayList<>();
        for (int index = 0; index < plan.processes(); index++) {
            try (DataInputStream in = new DataInputStream(Files.newInputStream(file(index)))) {
                statements += in.readLong();
                long[] instants = new long[in.readInt()];
                ByteBuffer.wrap(in.readAllBytes()).asLongBuffer().get(instants);
                all.add(instants);
            }
        }
        long[] instants = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(
                instants.length,
                most(instants, plan.window().period().toNanos()),
                used(instants, times.from(), times.until()),
                plan.kill() ? used(instants, times.killed(), times.back()) : 0,
                (double) statements / Math.max(1, instants.length));
    }

    private double used(long[] instants, long from, long until) {
        long permits = Arrays.stream(instants)
                .filter(instant -> instant >= from && instant < until)
                .count();
        double periods = (until - from) / (double) plan.window().period().toNanos();
        return permits / (periods * plan.window().permits());
    }

    /** Returns how many instants the fullest stretch of a length has. */
    private static long most(long[] sorted, long length) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.length; last++) {
            while (sorted[last] - sorted[first] >= length) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}

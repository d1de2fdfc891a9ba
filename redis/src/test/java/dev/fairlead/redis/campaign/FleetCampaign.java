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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Several processes, one server, one limit: counts the permits in every window of the period, exactly, with the server up all the
 * time, and with the server killed and started again in mid-run.
 */
public final class FleetCampaign {

    private static final Duration START = Duration.ofMillis(200);

    private FleetCampaign() {}

    /**
     * What was measured.
     *
     * @param most permits in the fullest window, from any permit's instant to just before a period later
     * @param used share of the limit over the run
     * @param awayUsed share of the limit while the server was away; 0 where it never was
     * @param callsPerPermit statements to the server for each permit
     */
    public record Result(long permits, long most, double used, double awayUsed, double callsPerPermit) {}

    /** What to run. */
    public record Plan(int processes, LimitWindow window, Duration length, boolean kill) {

        /** Away for a third of the run, from the end of its first third. */
        Duration third() {
            return length.dividedBy(3);
        }
    }

    /** Prints the table of docs/fleet.md. Arguments: seconds, processes, permits in a second. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        int processes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        long permits = arguments.length > 2 ? Long.parseLong(arguments[2]) : 500;
        LimitWindow window = LimitWindow.of(permits, Duration.ofSeconds(1));
        System.out.printf(
                "%s, %d processors, %s %s, Java %s%n%n",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version().feature());
        System.out.println("| run | permits | most in any window of 1 s | used | used while away | calls per permit |");
        System.out.println("|---|---|---|---|---|---|");
        for (boolean kill : new boolean[] {false, true}) {
            Result result = run(new Plan(processes, window, Duration.ofSeconds(seconds), kill));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %d of %d | %.1f %% | %s | %.3f |%n",
                    kill ? "server killed, then started again" : "server up",
                    result.permits(),
                    result.most(),
                    permits,
                    result.used() * 100,
                    kill ? String.format(Locale.ROOT, "%.1f %%", result.awayUsed() * 100) : "–",
                    result.callsPerPermit());
        }
    }

    /** Runs a plan. */
    public static Result run(Plan plan) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fairlead-campaign");
        try (TestServer server = TestServer.start()) {
            List<Process> workers = new ArrayList<>();
            for (int index = 0; index < plan.processes(); index++) {
                workers.add(worker(server, plan.window(), folder.resolve(index + ".bin")));
            }
            for (Process worker : workers) {
                if (!"ready".equals(worker.inputReader(StandardCharsets.UTF_8).readLine())) {
                    throw new IllegalStateException("a worker did not start");
                }
            }
            long from = System.nanoTime() + START.toNanos();
            long until = from + plan.length().toNanos();
            for (Process worker : workers) {
                worker.outputWriter(StandardCharsets.UTF_8)
                        .append(from + "\n" + until + "\n")
                        .flush();
            }
            long killed = 0;
            long back = 0;
            if (plan.kill()) {
                killed = waitUntil(workers, from + plan.third().toNanos());
                server.kill();
                back = waitUntil(workers, killed + plan.third().toNanos());
                server.restart();
            }
            for (Process worker : workers) {
                if (!worker.waitFor(plan.length().plusSeconds(60).toSeconds(), TimeUnit.SECONDS)
                        || worker.exitValue() != 0) {
                    throw new IllegalStateException("a worker failed");
                }
            }
            return result(plan, folder, new long[] {from, until, killed, back});
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private static Process worker(TestServer server, LimitWindow window, Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        server.uri(),
                        String.valueOf(window.permits()),
                        String.valueOf(window.period().toMillis()),
                        String.valueOf(window.burst()),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long waitUntil(List<Process> workers, long instant) throws InterruptedException {
        if (workers.getFirst().waitFor(instant - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("a worker ended early");
        }
        return instant;
    }

    private static Result result(Plan plan, Path folder, long[] times) throws IOException {
        long statements = 0;
        List<long[]> all = new ArrayList<>();
        for (int index = 0; index < plan.processes(); index++) {
            try (DataInputStream in = new DataInputStream(Files.newInputStream(folder.resolve(index + ".bin")))) {
                statements += in.readLong();
                in.readLong();
                long[] instants = new long[in.readInt()];
                ByteBuffer.wrap(in.readAllBytes()).asLongBuffer().get(instants);
                all.add(instants);
            }
        }
        long[] instants = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        double seconds =
                plan.length().toNanos() / (double) plan.window().period().toNanos();
        long away = Arrays.stream(instants)
                .filter(instant -> instant >= times[2] && instant < times[3])
                .count();
        double awaySeconds =
                (times[3] - times[2]) / (double) plan.window().period().toNanos();
        return new Result(
                instants.length,
                most(instants, plan.window().period().toNanos()),
                instants.length / (seconds * plan.window().permits()),
                plan.kill() ? away / (awaySeconds * plan.window().permits()) : 0,
                (double) statements / instants.length);
    }

    /** Returns how many instants the fullest stretch of a length has; both ends sorted. */
    static long most(long[] sorted, long length) {
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

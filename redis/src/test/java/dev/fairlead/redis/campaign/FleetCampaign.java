package dev.fairlead.redis.campaign;

import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.redis.RedisOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * The campaign of docs/fleet.md: one run with the server up, one with the server killed and started again. Prints a table, keeps it
 * in a file if it is the whole campaign, and ends with status 1 if a bar does not hold.
 */
public final class FleetCampaign {

    private static final double LEAST_USED = 0.97;
    private static final double MOST_CALLS_PER_PERMIT = 0.1;
    private static final Path RESULTS = Path.of("benchmarks", "results", "fleet.md");
    private static final String USAGE = "redis/campaign [--quick] [--seconds N] [--processes N] [--permits N]";

    /** What was asked for. A quick campaign shows that it runs; what it measures is too short to be kept. */
    private record Options(int seconds, int processes, long permits, boolean whole) {

        static Options parse(List<String> arguments) {
            boolean quick = arguments.contains("--quick");
            int seconds = quick ? 9 : 60;
            int processes = quick ? 3 : 8;
            long permits = quick ? 300 : 500;
            for (int index = 0; index < arguments.size(); index++) {
                switch (arguments.get(index)) {
                    case "--quick" -> {}
                    case "--seconds" -> seconds = number(arguments, ++index);
                    case "--processes" -> processes = number(arguments, ++index);
                    case "--permits" -> permits = number(arguments, ++index);
                    default -> throw new IllegalArgumentException(arguments.get(index) + " is no option");
                }
            }
            return new Options(seconds, processes, permits, arguments.isEmpty());
        }

        private static int number(List<String> arguments, int index) {
            if (index >= arguments.size() || !arguments.get(index).matches("[1-9]\\d{0,5}")) {
                throw new IllegalArgumentException(arguments.get(index - 1) + " takes a number");
            }
            return Integer.parseInt(arguments.get(index));
        }

        Fleet.Plan plan(boolean kill) {
            return new Fleet.Plan(
                    processes,
                    LimitWindow.of(permits, Duration.ofSeconds(1)),
                    RedisOptions.defaults().lease(),
                    Duration.ofSeconds(seconds),
                    kill);
        }
    }

    private final StringBuilder report = new StringBuilder();
    private boolean holds = true;

    private FleetCampaign() {}

    /** Runs the campaign from the checkout's folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        }
        FleetCampaign campaign = new FleetCampaign();
        campaign.run(options, String.join(" ", arguments));
        if (options.whole()) {
            Files.writeString(RESULTS, campaign.report);
        }
        System.exit(campaign.holds ? 0 : 1);
    }

    private void run(Options options, String arguments) throws IOException, InterruptedException {
        say("# Fleet%n%n%s%n", machine(arguments));
        say(
                "%d processes with 64 callers each that always wait; %d permits in a second; %d s for each run. The server is away"
                        + " for the second third of the run in which it is killed.%n",
                options.processes(), options.permits(), options.seconds());
        say(
                "| server | permits | most in any window of 1 s | used | used while away | calls to the server per permit |");
        say("|---|---|---|---|---|---|");
        Fleet.Result up = Fleet.run(options.plan(false));
        row("up", up, options.permits(), "–");
        Fleet.Result killed = Fleet.run(options.plan(true));
        row("killed and started again", killed, options.permits(), percent(killed.awayUsed()));
        say("");
        bar(up.most() <= options.permits(), "no window has more than the limit while the server is up");
        bar(up.used() >= LEAST_USED, "at least 97 % of the limit is used while the server is up");
        bar(
                killed.most() <= options.permits(),
                "no window has more than the limit when the server is killed: the stated bound");
        bar(
                Math.max(up.callsPerPermit(), killed.callsPerPermit()) <= MOST_CALLS_PER_PERMIT,
                "at most 0.1 calls to the server per permit");
        say("%n%s", holds ? "All of it holds." : "It does not hold.");
    }

    private void row(String server, Fleet.Result result, long limit, String away) {
        say(
                "| %s | %,d | %d of %d | %s | %s | %.3f |",
                server, result.permits(), result.most(), limit, percent(result.used()), away, result.callsPerPermit());
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", part * 100);
    }

    private void bar(boolean held, String what) {
        say("- %s: %s", held ? "holds" : "DOES NOT HOLD", what);
        holds &= held;
    }

    private void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format + "%n", values);
        System.out.print(line);
        report.append(line);
    }

    private static String machine(String arguments) {
        long memory = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
        return String.format(
                Locale.ROOT,
                "Measured %s by `%s`, JDK %s, %d cores, %d GB, %s.",
                LocalDate.now(ZoneOffset.UTC),
                ("redis/campaign " + arguments).strip(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Math.round(memory / (double) (1 << 30)),
                System.getProperty("os.name"));
    }
}

package dev.fairlead.benchmarks.endtoend;

import com.sun.management.OperatingSystemMXBean;
import dev.fairlead.benchmarks.Machine;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Calls the same server through each client, in turn, in one run. Figures are medians over the rounds; the order changes from
 * round to round.
 */
public final class EndToEnd {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final int rounds;
    private final Duration alone;
    private final Duration together;

    private EndToEnd(int rounds, Duration alone, Duration together) {
        this.rounds = rounds;
        this.alone = alone;
        this.together = together;
    }

    private record Sample(double perSecond, double cpuSecondsPer100k, double p50Micros, double p99Micros) {}

    /**
     * Returns whether the bars at 64 callers hold: 0.90 × bare Apache, 3 × stripe-java as it comes, a third of its CPU time.
     */
    public static boolean run(boolean quick) throws Exception {
        return quick
                ? new EndToEnd(3, Duration.ofSeconds(1), Duration.ofSeconds(1)).measure("end-to-end --quick")
                : new EndToEnd(5, Duration.ofSeconds(2), Duration.ofSeconds(4)).measure("end-to-end");
    }

    private boolean measure(String command) throws Exception {
        try (Nginx server = Nginx.start();
                FairleadCaller fairlead = new FairleadCaller(server.address());
                ApacheCaller apache = new ApacheCaller(server.customer());
                JdkCaller jdk = new JdkCaller(server.customer());
                StripeJavaCaller stripe = new StripeJavaCaller(server.address(), true);
                StripeJavaCaller quietStripe = new StripeJavaCaller(server.address(), false)) {
            List<Caller> callers = List.of(fairlead, apache, jdk, stripe, quietStripe);
            System.out.println(Machine.line(command));
            System.out.println();
            System.out.println(
                    "Medians of " + rounds + " rounds, in which the clients take turns, after two to warm up; one"
                            + " nginx worker on the same cores.");
            measure(callers, 1, alone);
            List<Sample> at64 = measure(callers, 64, together);
            return judge(
                    at64.get(callers.indexOf(fairlead)),
                    at64.get(callers.indexOf(apache)),
                    at64.get(callers.indexOf(stripe)),
                    at64.get(callers.indexOf(quietStripe)));
        }
    }

    private List<Sample> measure(List<Caller> callers, int threads, Duration length) throws InterruptedException {
        List<List<Sample>> samples = new ArrayList<>();
        callers.forEach(caller -> samples.add(new ArrayList<>()));
        for (int round = -1; round <= rounds; round++) {
            for (int i = 0; i < callers.size(); i++) {
                int place = Math.floorMod(i + round, callers.size());
                Sample sample = sample(callers.get(place), threads, length);
                if (round > 0) { // the first two warm up
                    samples.get(place).add(sample);
                }
            }
            System.err.println(
                    "… " + threads + (threads == 1 ? " caller" : " callers") + ", round " + round + " of " + rounds);
        }
        List<Sample> medians = samples.stream().map(EndToEnd::median).toList();
        print(callers, medians, threads);
        return medians;
    }

    private static Sample sample(Caller caller, int threads, Duration length) throws InterruptedException {
        caller.prepare();
        ConcurrentLinkedQueue<long[]> latencies = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
        List<Thread> running = new ArrayList<>();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        long end = start + length.toNanos();
        for (int i = 0; i < threads; i++) {
            running.add(Thread.ofVirtual().start(() -> callUntil(end, caller, latencies, failures)));
        }
        for (Thread thread : running) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        if (!failures.isEmpty()) {
            throw new IllegalStateException(caller.name() + " failed", failures.peek());
        }
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Sample(
                all.length / seconds,
                cpuSeconds / all.length * 100_000,
                all[all.length / 2] / 1e3,
                all[(int) (all.length * 0.99)] / 1e3);
    }

    private static void callUntil(
            long end,
            Caller caller,
            ConcurrentLinkedQueue<long[]> latencies,
            ConcurrentLinkedQueue<Exception> failures) {
        long[] nanos = new long[1 << 14];
        int count = 0;
        try {
            for (long before = System.nanoTime(); before < end; ) {
                caller.call();
                long after = System.nanoTime();
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, count * 2);
                }
                nanos[count++] = after - before;
                before = after;
            }
        } catch (Exception failure) {
            failures.add(failure);
        }
        latencies.add(Arrays.copyOf(nanos, count));
    }

    private static Sample median(List<Sample> samples) {
        return new Sample(
                middle(samples.stream().mapToDouble(Sample::perSecond).sorted().toArray()),
                middle(samples.stream()
                        .mapToDouble(Sample::cpuSecondsPer100k)
                        .sorted()
                        .toArray()),
                middle(samples.stream().mapToDouble(Sample::p50Micros).sorted().toArray()),
                middle(samples.stream().mapToDouble(Sample::p99Micros).sorted().toArray()));
    }

    private static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static void print(List<Caller> callers, List<Sample> medians, int threads) {
        double ours = medians.getFirst().perSecond();
        System.out.printf("%n%d %s%n%n", threads, threads == 1 ? "caller" : "callers, each on a virtual thread");
        System.out.println(
                "| client | calls/s | Fairlead is | p50 µs | p99 µs | CPU s per 100,000 calls | Fairlead's is |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int i = 0; i < callers.size(); i++) {
            Sample sample = medians.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %.2f × | %.0f | %.0f | %.2f | %.2f × |%n",
                    callers.get(i).name(),
                    sample.perSecond(),
                    ours / sample.perSecond(),
                    sample.p50Micros(),
                    sample.p99Micros(),
                    sample.cpuSecondsPer100k(),
                    medians.getFirst().cpuSecondsPer100k() / sample.cpuSecondsPer100k());
        }
    }

    private static boolean judge(Sample ours, Sample apache, Sample stripe, Sample quietStripe) {
        double ofApache = ours.perSecond() / apache.perSecond();
        double ofStripe = ours.perSecond() / stripe.perSecond();
        double cpuOfStripe = ours.cpuSecondsPer100k() / stripe.cpuSecondsPer100k();
        boolean holds = ofApache >= 0.90 && ofStripe >= 3 && cpuOfStripe <= 1 / 3.0;
        System.out.printf(
                Locale.ROOT,
                "%nAt 64 callers: %.2f × bare Apache HttpClient (bar 0.90), %.2f × stripe-java as it comes (bar 3), %.2f × its"
                        + " CPU time (bar 0.33). Beside stripe-java with its telemetry off: %.2f × and %.2f ×.%n%n%s%n",
                ofApache,
                ofStripe,
                cpuOfStripe,
                ours.perSecond() / quietStripe.perSecond(),
                ours.cpuSecondsPer100k() / quietStripe.cpuSecondsPer100k(),
                holds ? "All of it holds." : "DOES NOT HOLD.");
        return holds;
    }
}

package dev.fairlead.benchmarks.waiting;

import dev.fairlead.benchmarks.Machine;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The memory that 10,000 calls on virtual threads take while they wait: for a place, or for an answer. Client and server have a
 * process each, so that what is counted is the client's alone.
 */
public final class Waiting {

    private static final int CALLS = 10_000;
    private static final int PLACES = 16;
    private static final long MOST_BYTES = 200_000_000;

    /** A collector that gives back what is free, so that the process is as large as what it holds. */
    private static final List<String> CLIENT_JVM = List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-Xmn16m",
            "-XX:MinHeapFreeRatio=2",
            "-XX:MaxHeapFreeRatio=5",
            "-XX:-ShrinkHeapInSteps");

    private Waiting() {}

    private record Memory(long heap, long process) {

        static Memory parse(String heap, String process) {
            return new Memory(Long.parseLong(heap), Long.parseLong(process));
        }
    }

    private record Held(Memory before, Memory waiting) {

        long heap() {
            return waiting.heap() - before.heap();
        }

        long process() {
            return waiting.process() - before.process();
        }

        /** The process's growth is the bar's matter; where it cannot be told, the heap's is the best there is. */
        boolean isLittle() {
            return Math.max(heap(), process()) < MOST_BYTES;
        }
    }

    /** Returns whether the process grows by less than 200 MB for either kind of waiting. */
    public static boolean run() throws IOException, InterruptedException {
        Held forAPlace = measure(PLACES);
        Held forAnAnswer = measure(CALLS + 1);
        System.out.println(Machine.line("waiting"));
        System.out.println();
        System.out.println("| 10,000 calls that wait | the process grows by | for each | of it heap | whole process |");
        System.out.println("|---|---|---|---|---|");
        print("for a place (" + PLACES + " are on the wire)", forAPlace);
        print("for an answer, each with a connection", forAnAnswer);
        boolean holds = forAPlace.isLittle() && forAnAnswer.isLittle();
        System.out.printf(
                Locale.ROOT,
                "%nThe client's process alone (`%s`), after a full collection; its size is what Linux calls resident. The bar"
                        + " is on its growth: less than %d MB.%n%n%s%n",
                String.join(" ", CLIENT_JVM),
                MOST_BYTES / 1_000_000,
                holds ? "It holds." : "DOES NOT HOLD.");
        return holds;
    }

    private static void print(String what, Held held) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f MB | %.1f kB | %.0f MB | %.0f MB |%n",
                what,
                held.process() / 1e6,
                held.process() / 1e3 / CALLS,
                held.heap() / 1e6,
                held.waiting().process() / 1e6);
    }

    private static Held measure(int onTheWire) throws IOException, InterruptedException {
        try (ChildJvm server = ChildJvm.start(SilentServer.class, List.of("-Xmx512m"));
                ChildJvm client = ChildJvm.start(
                        WaitingClient.class,
                        CLIENT_JVM,
                        "http://127.0.0.1:" + server.line(),
                        Integer.toString(CALLS),
                        Integer.toString(onTheWire))) {
            String[] before = client.line().split(" ", -1);
            int sent = Math.min(onTheWire, CALLS + 1);
            while (Integer.parseInt(server.ask()) < sent) {
                Thread.sleep(50);
            }
            String[] waiting = client.ask().split(" ", -1);
            while (Integer.parseInt(waiting[0]) < CALLS + 1) {
                waiting = client.ask().split(" ", -1);
            }
            return new Held(Memory.parse(before[0], before[1]), Memory.parse(waiting[1], waiting[2]));
        }
    }
}

package dev.fairlead.benchmarks.soak;

import dev.fairlead.benchmarks.soak.Soak.Kind;
import dev.fairlead.benchmarks.soak.Soak.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/** What the callers were told, beside what the provider knows. */
final class SoakReport {

    private static final int MOST_CONNECTIONS = 64;
    private static final double LEAST_SUCCESS = 0.85;
    private static final long HEAP_SLACK = 4L << 20;

    private final int calls;
    private final Duration took;
    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final Map<String, LongAdder> errors;
    private final List<Long> heap;
    private final Leaks leaks;

    SoakReport(
            int calls,
            Duration took,
            AtomicReferenceArray<Told> results,
            List<String> ledger,
            Map<String, LongAdder> errors,
            List<Long> heap,
            Leaks leaks) {
        this.calls = calls;
        this.took = took;
        this.errors = new TreeMap<>(errors);
        this.heap = List.copyOf(heap);
        this.leaks = leaks;
        for (int call = 0; call < calls; call++) {
            String[] line = ledger.get(call).split(" ", -1);
            tallies.computeIfAbsent(Soak.kindOf(call), kind -> new Tally())
                    .add(
                            results.get(call),
                            Integer.parseInt(line[0]),
                            Integer.parseInt(line[1]),
                            Integer.parseInt(line[2]));
        }
        int line = calls;
        for (Fault fault : Fault.values()) {
            faults.put(fault, Long.valueOf(ledger.get(line++)));
        }
    }

    /**
     * What is left when all calls are over.
     *
     * @param running calls under way
     * @param permits permits of the rate limit that did not come back
     * @param places places of the concurrency limit that are taken
     * @param leased connections that an exchange holds
     * @param connections connections that are open, before the client is closed
     * @param threads threads of the client, after it is closed
     */
    record Leaks(int running, long permits, int places, int leased, int connections, int threads) {}

    private static final class Tally {
        private long calls;
        private long succeeded;
        private long failed;
        private long mixedUp;
        private long forgotten;
        private long requests;
        private long doneTwice;
        private long saidDoneButNot;
        private long repeatedBlindly;

        void add(Told told, int receptions, int works, int repeats) {
            calls++;
            requests += receptions;
            switch (told) {
                case SUCCESS -> succeeded++;
                case ERROR -> failed++;
                case ANOTHER_CALLS_ANSWER -> mixedUp++;
                case NOTHING -> forgotten++;
            }
            doneTwice += works > 1 ? 1 : 0;
            saidDoneButNot += told == Told.SUCCESS && works == 0 ? 1 : 0;
            repeatedBlindly += repeats;
        }
    }

    String table() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%,d calls from 64 callers in %d s, %,.0f calls/s.%n%n",
                calls,
                took.toSeconds(),
                calls / (took.toMillis() / 1e3)));
        text.append("| calls | made | succeeded | ended with an error | requests | done twice | repeated blindly |"
                + " said to be done and not | without any end |\n|---|---|---|---|---|---|---|---|---|\n");
        tallies.forEach((kind, tally) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %s | %s | %d | %d |%n",
                title(kind),
                tally.calls,
                tally.succeeded,
                tally.failed,
                tally.requests,
                kind == Kind.READ ? "harmless" : Long.toString(tally.doneTwice),
                kind == Kind.UNKEYED ? Long.toString(tally.repeatedBlindly) : "allowed",
                tally.saidDoneButNot,
                tally.forgotten + tally.mixedUp)));
        long all = faults.values().stream().mapToLong(Long::longValue).sum();
        text.append(String.format(
                Locale.ROOT,
                "%nFaults: %.1f %% of %,d requests:",
                100.0 * (all - Objects.requireNonNull(faults.get(Fault.NONE))) / all,
                all));
        faults.forEach((fault, count) -> {
            if (fault != Fault.NONE) {
                text.append(String.format(Locale.ROOT, " %s %,d,", fault.title(), count));
            }
        });
        text.setCharAt(text.length() - 1, '.');
        text.append("\n\nErrors that callers saw:");
        errors.forEach((name, count) -> text.append(String.format(Locale.ROOT, " %s %,d,", name, count.sum())));
        text.setCharAt(text.length() - 1, '.');
        text.append(String.format(
                "%n%nLeft at the end: %d calls under way, %d permits of the rate limit and %d places of the concurrency limit"
                        + " not given back, %d connections leased; %d connections open before closing (at most %d), %d"
                        + " threads after it.%n",
                leaks.running(),
                leaks.permits(),
                leaks.places(),
                leaks.leased(),
                leaks.connections(),
                MOST_CONNECTIONS,
                leaks.threads()));
        text.append("Heap in use after a collection, at each tenth of the way, in MB:");
        heap.forEach(bytes -> text.append(String.format(Locale.ROOT, " %.1f", bytes / 1e6)));
        return text.append(".\n").toString();
    }

    /** Returns what does not hold; empty if all does. */
    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        tallies.forEach((kind, tally) -> {
            note(troubles, kind == Kind.READ ? 0 : tally.doneTwice, title(kind) + " done twice");
            note(troubles, kind == Kind.UNKEYED ? tally.repeatedBlindly : 0, title(kind) + " repeated blindly");
            note(troubles, tally.saidDoneButNot, title(kind) + " said to be done and not");
            note(troubles, tally.forgotten, title(kind) + " without any end");
            note(troubles, tally.mixedUp, title(kind) + " with the answer of another call");
        });
        long succeeded =
                tallies.values().stream().mapToLong(tally -> tally.succeeded).sum();
        if (succeeded < calls * LEAST_SUCCESS) {
            troubles.add("only " + succeeded + " of " + calls + " calls succeeded, so that little was shown");
        }
        note(troubles, leaks.running(), "calls under way at the end");
        note(troubles, Math.abs(leaks.permits()), "permits of the rate limit lost or won");
        note(troubles, Math.abs(leaks.places()), "places of the concurrency limit lost or won");
        note(troubles, leaks.leased(), "connections leased at the end");
        note(troubles, Math.max(0, leaks.connections() - MOST_CONNECTIONS), "connections too many");
        note(troubles, leaks.threads(), "threads left");
        if (heap.size() > 2 && heap.getLast() > heap.get(1) * 1.1 + HEAP_SLACK) {
            troubles.add("the heap grew from " + heap.get(1) + " to " + heap.getLast() + " bytes");
        }
        return troubles;
    }

    private static void note(List<String> troubles, long count, String what) {
        if (count > 0) {
            troubles.add(count + " " + what);
        }
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case READ -> "reads";
            case KEYED -> "writes with a key";
            case UNKEYED -> "writes without a key";
        };
    }
}

package dev.fairlead.benchmarks.soak;

import dev.fairlead.benchmarks.Machine;
import java.util.List;
import java.util.Locale;

/** Runs {@link Soak} and prints what became of each call. */
public final class SoakCampaign {

    private SoakCampaign() {}

    /** Returns whether every call is accounted for and nothing leaked. */
    public static boolean run(List<String> options) throws Exception {
        int calls = (int) number(options, "--calls", 100_000);
        long seed = number(options, "--seed", 1);
        SoakReport report = new Soak(calls, seed).run();
        System.out.println(Machine.line("soak --calls " + calls + " --seed " + seed));
        System.out.println();
        System.out.print(report.table());
        List<String> troubles = report.troubles();
        System.out.println();
        System.out.println(troubles.isEmpty() ? "All of it holds." : "DOES NOT HOLD: " + String.join("; ", troubles));
        return troubles.isEmpty();
    }

    private static long number(List<String> options, String name, long otherwise) {
        int place = options.indexOf(name);
        if (place < 0) {
            return otherwise;
        }
        if (place + 1 == options.size() || !options.get(place + 1).matches("[0-9]{1,9}")) {
            System.err.println("soak: " + name.toLowerCase(Locale.ROOT) + " takes a number");
            System.exit(2);
        }
        return Long.parseLong(options.get(place + 1));
    }
}

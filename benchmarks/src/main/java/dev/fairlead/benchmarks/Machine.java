package dev.fairlead.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where and when figures were measured: one line above each table. */
public final class Machine {

    private Machine() {}

    /** Returns the line, with the command that was run. */
    public static String line(String command) {
        long memory = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
        return "Measured " + LocalDate.now(ZoneOffset.UTC) + " by `benchmarks/run " + command + "`, JDK "
                + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + Math.round(memory / (double) (1 << 30)) + " GB, " + System.getProperty("os.name") + ".";
    }

    /** Returns what JMH's processes get; it uses what newer JDKs warn of, and the warnings would end up in the tables. */
    public static String[] forkOptions() {
        return Runtime.version().feature() < 23
                ? new String[] {"-Xmx1g"}
                : new String[] {"-Xmx1g", "--sun-misc-unsafe-memory-access=allow"};
    }
}

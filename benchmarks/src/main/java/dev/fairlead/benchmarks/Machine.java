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
}

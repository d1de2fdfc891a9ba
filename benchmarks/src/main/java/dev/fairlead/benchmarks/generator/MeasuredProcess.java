package dev.fairlead.benchmarks.generator;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a command took, seen from outside: seconds from its start to its end, and the most memory that it and the processes which it
 * started held at one time (resident, as Linux counts it; 0 on other systems).
 */
record MeasuredProcess(int status, double seconds, long peakBytes) {

    private static final long MOST_MINUTES = 10;
    private static final int NO_END = -1;

    /** Runs a command to its end, its output into a file; one that takes longer than ten minutes is ended. */
    static MeasuredProcess run(List<String> command, File output) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        process.getOutputStream().close();
        long deadline = begun + TimeUnit.MINUTES.toNanos(MOST_MINUTES);
        long peak = 0;
        int status = NO_END;
        while (System.nanoTime() < deadline) {
            peak = Math.max(peak, residentTree(process.toHandle()));
            if (process.waitFor(4, TimeUnit.MILLISECONDS)) {
                status = process.exitValue();
                break;
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        process.destroyForcibly();
        return new MeasuredProcess(status, seconds, peak);
    }

    /** A single process is asked for the highest it has been, which no look can miss; of several, what they hold now is added up. */
    private static long residentTree(ProcessHandle root) {
        List<ProcessHandle> children;
        try (Stream<ProcessHandle> all = root.descendants()) {
            children = all.toList();
        }
        long highest = kilobytes(root.pid(), "VmHWM:");
        long sum = kilobytes(root.pid(), "VmRSS:");
        for (ProcessHandle child : children) {
            sum += kilobytes(child.pid(), "VmRSS:");
        }
        return 1024 * Math.max(highest, sum);
    }

    private static long kilobytes(long pid, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException over) {
            return 0; // it has ended, or this is no Linux
        }
    }
}

package dev.fairlead.telemetry;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.AtomicHistogram;

/**
 * Counts durations in microseconds. Written by any number of threads without a lock. Takes 24 KB whatever is recorded.
 */
final class LatencyHistogram {

    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;
    private static final int DIGITS = 2;

    private final AtomicHistogram micros = new AtomicHistogram(LONGEST_MICROS, DIGITS);

    void record(Duration duration) {
        micros.recordValue(Math.clamp(duration.toNanos() / 1_000, 0, LONGEST_MICROS));
    }

    void addTo(LatencyHistogram sum) {
        sum.micros.add(micros);
    }

    Latency read() {
        AbstractHistogram copy = micros.copy();
        long count = copy.getTotalCount();
        if (count == 0) {
            return Latency.NONE;
        }
        return new Latency(
                count, at(copy, 50), at(copy, 95), at(copy, 99), Duration.of(longest(copy), ChronoUnit.MICROS));
    }

    private static Duration at(AbstractHistogram histogram, double percentile) {
        // A percentile is the upper end of its bucket, which may lie above the longest call there was.
        return Duration.of(Math.min(histogram.getValueAtPercentile(percentile), longest(histogram)), ChronoUnit.MICROS);
    }

    private static long longest(AbstractHistogram histogram) {
        return histogram.getMaxValue();
    }
}

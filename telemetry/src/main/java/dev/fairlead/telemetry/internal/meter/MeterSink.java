package dev.fairlead.telemetry.internal.meter;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Where measurements go. The values of tags are in the order of {@link Meter#tags}; an empty one means that the tag does not
 * apply. Implementations are thread-safe and do not block.
 */
public interface MeterSink {

    /** Adds one to a counter. */
    void count(Meter meter, List<String> values);

    /** Adds a duration to a histogram. */
    void record(Meter meter, List<String> values, Duration duration);

    /** Adds a number to a histogram. */
    void record(Meter meter, List<String> values, double amount);

    /** Has a number read whenever somebody looks. */
    void gauge(Meter meter, List<String> values, DoubleSupplier number);
}

package dev.fairlead.telemetry.micrometer;

import dev.fairlead.telemetry.internal.meter.Meter;
import dev.fairlead.telemetry.internal.meter.MeterSink;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Keeps the registry's meters by their tags, because looking them up there costs far more. */
final class MicrometerSink implements MeterSink {

    private static final String ABSENT = "none"; // not every registry takes an empty value
    private static final double NANOS_PER_SECOND = 1e9;
    /** Buckets are above zero in Micrometer: calls that were refused before their first attempt are in the next one. */
    private static final double SMALLEST_BUCKET = 0.5;

    /** One meter with the values of its tags. */
    private record Series(Meter meter, List<String> values) {}

    private final MeterRegistry registry;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Series, DistributionSummary> summaries = new ConcurrentHashMap<>();

    MicrometerSink(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void count(Meter meter, List<String> values) {
        find(counters, meter, values, this::counter).increment();
    }

    @Override
    public void record(Meter meter, List<String> values, Duration duration) {
        find(timers, meter, values, this::timer).record(duration);
    }

    @Override
    public void record(Meter meter, List<String> values, double amount) {
        find(summaries, meter, values, this::summary).record(amount);
    }

    @Override
    public void gauge(Meter meter, List<String> values, DoubleSupplier number) {
        Gauge.builder(meter.id(), number::getAsDouble)
                .description(meter.meaning())
                .baseUnit(meter.unit().equals("s") ? "seconds" : null)
                .tags(tags(new Series(meter, values)))
                .strongReference(true)
                .register(registry);
    }

    private static <M> M find(Map<Series, M> known, Meter meter, List<String> values, Function<Series, M> make) {
        Series series = new Series(meter, values);
        M found = known.get(series);
        return found == null ? known.computeIfAbsent(series, make) : found;
    }

    private Counter counter(Series series) {
        return Counter.builder(series.meter().id())
                .description(series.meter().meaning())
                .tags(tags(series))
                .register(registry);
    }

    private Timer timer(Series series) {
        return Timer.builder(series.meter().id())
                .description(series.meter().meaning())
                .tags(tags(series))
                .serviceLevelObjectives(series.meter().buckets().stream()
                        .map(seconds -> Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)))
                        .toArray(Duration[]::new))
                .register(registry);
    }

    private DistributionSummary summary(Series series) {
        return DistributionSummary.builder(series.meter().id())
                .description(series.meter().meaning())
                .tags(tags(series))
                .serviceLevelObjectives(series.meter().buckets().stream()
                        .mapToDouble(bound -> Math.max(SMALLEST_BUCKET, bound))
                        .toArray())
                .register(registry);
    }

    private static List<Tag> tags(Series series) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < series.values().size(); i++) {
            String value = series.values().get(i);
            tags.add(Tag.of(series.meter().tags().get(i).key(), value.isEmpty() ? ABSENT : value));
        }
        return tags;
    }
}

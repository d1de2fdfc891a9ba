package dev.fairlead.telemetry.opentelemetry;

import dev.fairlead.telemetry.internal.meter.Meter;
import dev.fairlead.telemetry.internal.meter.MeterSink;
import dev.fairlead.telemetry.internal.meter.Tag;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/** Keeps the sets of attributes, because making one for each measurement costs more than measuring. */
final class OpenTelemetrySink implements MeterSink {

    private static final double NANOS_PER_SECOND = 1e9;

    /** One meter with the values of its tags. */
    private record Series(Meter meter, List<String> values) {}

    private final io.opentelemetry.api.metrics.Meter meters;
    private final Map<Meter, LongCounter> counters = new EnumMap<>(Meter.class);
    private final Map<Meter, DoubleHistogram> histograms = new EnumMap<>(Meter.class);
    private final Map<Series, Attributes> attributes = new ConcurrentHashMap<>();

    OpenTelemetrySink(io.opentelemetry.api.metrics.Meter meters) {
        this.meters = meters;
        for (Meter meter : Meter.values()) {
            switch (meter.kind()) {
                case COUNT -> counters.put(meter, counter(meter));
                case DURATION, AMOUNT -> histograms.put(meter, histogram(meter));
                case GAUGE -> {} // made with what it reads
            }
        }
    }

    private LongCounter counter(Meter meter) {
        return meters.counterBuilder(meter.id())
                .setUnit(meter.unit())
                .setDescription(meter.meaning())
                .build();
    }

    private DoubleHistogram histogram(Meter meter) {
        return meters.histogramBuilder(meter.id())
                .setUnit(meter.unit())
                .setDescription(meter.meaning())
                .setExplicitBucketBoundariesAdvice(meter.buckets())
                .build();
    }

    @Override
    public void count(Meter meter, List<String> values) {
        LongCounter counter = counters.get(meter);
        if (counter != null) {
            counter.add(1, attributes(meter, values));
        }
    }

    @Override
    public void record(Meter meter, List<String> values, Duration duration) {
        record(meter, values, duration.toNanos() / NANOS_PER_SECOND);
    }

    @Override
    public void record(Meter meter, List<String> values, double amount) {
        DoubleHistogram histogram = histograms.get(meter);
        if (histogram != null) {
            histogram.record(amount, attributes(meter, values));
        }
    }

    @Override
    public void gauge(Meter meter, List<String> values, DoubleSupplier number) {
        Attributes fixed = attributes(meter, values);
        meters.gaugeBuilder(meter.id())
                .setUnit(meter.unit())
                .setDescription(meter.meaning())
                .buildWithCallback(measurement -> measurement.record(number.getAsDouble(), fixed));
    }

    private Attributes attributes(Meter meter, List<String> values) {
        Series series = new Series(meter, values);
        Attributes known = attributes.get(series);
        return known == null ? attributes.computeIfAbsent(series, OpenTelemetrySink::make) : known;
    }

    /** Ports and statuses are numbers in the conventions. */
    private static Attributes make(Series series) {
        AttributesBuilder all = Attributes.builder();
        for (int i = 0; i < series.values().size(); i++) {
            Tag tag = series.meter().tags().get(i);
            String value = series.values().get(i);
            if (value.isEmpty()) {
                continue;
            }
            if (tag == Tag.PORT || tag == Tag.STATUS) {
                all.put(tag.key(), Long.parseLong(value));
            } else {
                all.put(tag.key(), value);
            }
        }
        return all.build();
    }
}

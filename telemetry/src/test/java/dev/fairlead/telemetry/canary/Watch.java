package dev.fairlead.telemetry.canary;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.fairlead.client.ApiClientBuilder;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.CallListener;
import dev.fairlead.telemetry.CallRecorder;
import dev.fairlead.telemetry.log.CallLog;
import dev.fairlead.telemetry.micrometer.MicrometerMeters;
import dev.fairlead.telemetry.opentelemetry.OpenTelemetryMeters;
import dev.fairlead.telemetry.opentelemetry.OpenTelemetryTraces;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Listens everywhere, at every level, and says where a canary was seen. */
final class Watch implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final Set<String> found = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private final List<String> loggers = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<CallEvent> events = new ConcurrentLinkedQueue<>();
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    private final CallRecorder recorder = new CallRecorder();
    private final Appender appender = new Appender();

    Watch() {
        root.setLevel(Level.TRACE);
        appender.start();
        root.addAppender(appender);
    }

    private final class Appender extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent line) {
            loggers.add(line.getLoggerName());
            String where = "log of " + line.getLoggerName();
            look(where, line.getFormattedMessage());
            look(where, String.valueOf(line.getMarkerList()) + line.getMDCPropertyMap());
            if (line.getKeyValuePairs() != null) {
                line.getKeyValuePairs().forEach(pair -> look(where, pair.key + "=" + pair.value));
            }
            if (line.getThrowableProxy() instanceof ThrowableProxy proxy) {
                look(where, printed(proxy.getThrowable()));
            }
        }
    }

    /** Puts everything that listens onto a client. */
    ApiClientBuilder on(ApiClientBuilder client) {
        OpenTelemetryMeters openTelemetry = OpenTelemetryMeters.of(telemetry, "stripe");
        MicrometerMeters micrometer = MicrometerMeters.of(prometheus, "stripe");
        return OpenTelemetryTraces.of(telemetry)
                .addTo(client)
                .listener(openTelemetry)
                .listener(micrometer)
                .listener(recorder)
                .listener(CallLog.create())
                .listener((CallListener) events::add);
    }

    void look(String where, String text) {
        if (Canary.isIn(text)) {
            found.add(where + ": " + text.substring(0, Math.min(text.length(), 400)));
        }
    }

    /** Looks at an exception: its message, its text, its whole stack trace, and what it carries. */
    void look(Throwable failure) {
        look("message of " + failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()));
        look("stack trace of " + failure.getClass().getSimpleName(), printed(failure));
        lookAtAllFrom(failure);
    }

    /** Looks at the text of every object that can be reached. */
    void lookAtAllFrom(Object object) {
        Reachable.from(object, one -> look("toString of " + one.getClass().getName(), String.valueOf(one)));
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Returns where a canary was seen since the last time that this was asked. */
    List<String> leaks() {
        events.forEach(event -> look("toString of " + event.getClass().getSimpleName(), event.toString()));
        look("Prometheus", prometheus.scrape());
        prometheus.getMeters().forEach(meter -> look("Micrometer", meter.getId().toString()));
        metrics.collectAllMetrics().forEach(metric -> look("OpenTelemetry's metrics", metric.toString()));
        spans.getFinishedSpanItems().forEach(span -> look("OpenTelemetry's traces", span.toString()));
        look("the recorder", recorder.snapshot().toString());
        spans.reset();
        List<String> leaks = new ArrayList<>(found);
        found.clear();
        return leaks;
    }

    /** Returns the events since the last time that this was asked. */
    List<CallEvent> takeEvents() {
        List<CallEvent> taken = new ArrayList<>();
        for (CallEvent event = events.poll(); event != null; event = events.poll()) {
            taken.add(event);
        }
        return taken;
    }

    /** Returns the names of all loggers that wrote something. */
    List<String> loggers() {
        return loggers.stream().distinct().toList();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        root.setLevel(before);
    }
}

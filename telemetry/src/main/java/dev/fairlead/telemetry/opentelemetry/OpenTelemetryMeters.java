package dev.fairlead.telemetry.opentelemetry;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.CallListener;
import dev.fairlead.telemetry.internal.meter.MeterFeed;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.LongSupplier;

/**
 * Measures what a client does with OpenTelemetry: the histogram {@code http.client.request.duration} of its stable conventions for
 * HTTP clients, and instruments of our own for retries, limits, breaker and budget. The same numbers under the same names as
 * {@link dev.fairlead.telemetry.micrometer.MicrometerMeters}; use one of the two.
 *
 * <p>The number of time series is bounded: attributes are operations, path templates, hosts, statuses and outcomes, never a
 * tenant, an address or an id, and beyond a number of operations the rest is measured together as {@code other}. An attribute
 * that does not apply is absent. Thread-safe.
 */
public final class OpenTelemetryMeters implements CallListener {

    /** How many operations are told apart unless something else is said: 500. */
    public static final int MOST_OPERATIONS = 500;

    private final MeterFeed feed;

    private OpenTelemetryMeters(MeterFeed feed) {
        this.feed = feed;
    }

    /**
     * Returns a listener that measures.
     *
     * @param provider how the attribute {@code fairlead.provider} names what the client calls, usually the id of its profile
     */
    public static OpenTelemetryMeters of(OpenTelemetry telemetry, String provider) {
        return of(telemetry, provider, MOST_OPERATIONS);
    }

    /**
     * Returns a listener that measures.
     *
     * @param mostOperations how many operations are told apart, at least 1
     */
    public static OpenTelemetryMeters of(OpenTelemetry telemetry, String provider, int mostOperations) {
        if (mostOperations < 1) {
            throw new IllegalArgumentException("at least 1 operation is told apart, not " + mostOperations);
        }
        return new OpenTelemetryMeters(
                new MeterFeed(new OpenTelemetrySink(telemetry.getMeter(Scope.NAME)), provider, mostOperations));
    }

    /** Shows how a client's policies stand: breaker, permits, pause, retry budget, calls under way. */
    public void watch(ApiClient client) {
        feed.watch(client);
    }

    /**
     * Shows what an inbox of webhooks holds. The numbers are asked for whenever metrics are collected.
     *
     * @param name the value of the attribute {@code fairlead.inbox}
     * @param pending how many events wait for their handler
     * @param dead how many dead letters there are
     */
    public void watchInbox(String name, LongSupplier pending, LongSupplier dead) {
        feed.watchInbox(name, pending, dead);
    }

    @Override
    public void on(CallEvent event) {
        feed.on(event);
    }
}

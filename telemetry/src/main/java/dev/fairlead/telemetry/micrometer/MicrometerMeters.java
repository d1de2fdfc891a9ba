package dev.fairlead.telemetry.micrometer;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.CallListener;
import dev.fairlead.telemetry.internal.meter.MeterFeed;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;

/**
 * Measures what a client does with Micrometer: the histogram {@code http.client.request.duration} of OpenTelemetry's stable
 * conventions for HTTP clients, and meters of our own for retries, limits, breaker and budget.
 *
 * <pre>{@code
 * MicrometerMeters meters = MicrometerMeters.of(registry, "stripe");
 * ApiClient client = ApiClient.builder(profile).environment(Environment.system()).listener(meters).build();
 * meters.watch(client);
 * }</pre>
 *
 * <p>The number of time series is bounded: tags are operations, path templates, hosts, statuses and outcomes, never a tenant, an
 * address or an id, and beyond a number of operations the rest is measured together as {@code other}. A tag that does not apply
 * has the value {@code none}. Histograms have fixed buckets; percentiles are computed from those by whoever reads
 * them, or by Micrometer with a {@code MeterFilter}.
 *
 * <p>Thread-safe. Taking an event costs a look into a map and Micrometer's own work.
 */
public final class MicrometerMeters implements CallListener {

    /** How many operations are told apart unless something else is said: 500. */
    public static final int MOST_OPERATIONS = 500;

    private final MeterFeed feed;

    private MicrometerMeters(MeterFeed feed) {
        this.feed = feed;
    }

    /**
     * Returns a listener that measures into a registry.
     *
     * @param provider how the tag {@code fairlead.provider} names what the client calls, usually the id of its profile
     */
    public static MicrometerMeters of(MeterRegistry registry, String provider) {
        return of(registry, provider, MOST_OPERATIONS);
    }

    /**
     * Returns a listener that measures into a registry.
     *
     * @param mostOperations how many operations are told apart, at least 1
     */
    public static MicrometerMeters of(MeterRegistry registry, String provider, int mostOperations) {
        if (mostOperations < 1) {
            throw new IllegalArgumentException("at least 1 operation is told apart, not " + mostOperations);
        }
        return new MicrometerMeters(new MeterFeed(new MicrometerSink(registry), provider, mostOperations));
    }

    /**
     * Shows how a client's policies stand: breaker, permits, pause, retry budget, calls under way. Of two clients with one
     * provider's name the first is shown.
     */
    public void watch(ApiClient client) {
        feed.watch(client);
    }

    /**
     * Shows what an inbox of webhooks holds: {@code meters.watchInbox("stripe", () -> inbox.counts().unfinished(),
     * () -> inbox.counts().in(EventState.DEAD))}. The numbers are asked for whenever the registry is read.
     *
     * @param name the value of the tag {@code fairlead.inbox}
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

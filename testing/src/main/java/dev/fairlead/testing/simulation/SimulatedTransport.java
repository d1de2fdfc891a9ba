package dev.fairlead.testing.simulation;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;

/** The way from one instance to the simulated provider. */
final class SimulatedTransport implements Transport {

    private final SimulatedProvider provider;
    private final VirtualTime time;
    private final Runnable onAttempt;

    SimulatedTransport(SimulatedProvider provider, VirtualTime time, Runnable onAttempt) {
        this.provider = provider;
        this.time = time;
        this.onAttempt = onAttempt;
    }

    /** Hosts are named {@code region-0.simulated.example} and so on. */
    static String host(int region) {
        return "region-" + region + ".simulated.example";
    }

    @Override
    public TransportResult send(HttpRequest request, Duration timeout) throws InterruptedException {
        onAttempt.run();
        String host = request.uri().getHost();
        int region = Integer.parseInt(host.substring("region-".length(), host.indexOf('.')));
        Exchange exchange =
                new Exchange(region, request.headers().first("Idempotency-Key").orElse(""));
        provider.take(exchange);
        long end = time.nanoTime() + timeout.toNanos();
        while (true) {
            TransportResult result = exchange.result();
            if (result != null) {
                return result;
            }
            long left = end - time.nanoTime();
            if (left <= 0) {
                return new TransportResult.TimedOut(Delivery.MAYBE_PROCESSED);
            }
            time.park(left);
        }
    }

    @Override
    public void close() {
        // holds nothing
    }
}

package dev.fairlead.testing.simulation;

import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.testing.kit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * The provider of a scenario. A request travels, is refused by the limit, finds a worker or waits for one or finds no place to
 * wait, is worked on, and its answer travels back. A request that nobody waits for any more is worked on all the same: the
 * provider cannot know. A write whose key was seen before is answered from memory.
 */
final class SimulatedProvider {

    private final Scenario scenario;
    private final ProviderModel model;
    private final VirtualTime time;
    private final Chance chance;
    private final List<Region> regions = new ArrayList<>();
    private final boolean tellsLimit;
    private final LimitWatch limit = new LimitWatch();
    private final Set<String> done = new HashSet<>();
    private long throttled;
    private long shed;
    private long worked;
    private long replayed;

    /**
     * Creates a provider.
     *
     * @param tellsLimit whether it tells of its limit at all, where the model says that it does
     */
    SimulatedProvider(Scenario scenario, VirtualTime time, long seed, boolean tellsLimit) {
        this.scenario = scenario;
        this.model = scenario.provider();
        this.time = time;
        this.chance = new Chance(seed);
        this.tellsLimit = tellsLimit && model.tellsLimit();
        for (int i = 0; i < model.regions(); i++) {
            regions.add(new Region());
        }
    }

    private static final class Region {
        private final Queue<Exchange> waiting = new ArrayDeque<>();
        private int busy;
    }

    /** Takes a request from a caller, which waits for the exchange's result on its own. */
    void take(Exchange exchange) {
        long now = time.nanoTime();
        if (scenario.has(Trouble.Kind.REFUSED, exchange.region(), now)) {
            later(
                    model.wire().toNanos(),
                    exchange,
                    new TransportResult.Broken(
                            Delivery.NOT_SENT, true, new IOException("simulated: connection refused")));
        } else {
            time.after(model.wire().dividedBy(2), () -> arrive(exchange));
        }
    }

    private void arrive(Exchange exchange) {
        long now = time.nanoTime();
        boolean within = limit.admit(now, scenario.limit(now));
        if (scenario.has(Trouble.Kind.BLACK_HOLE, exchange.region(), now)) {
            return;
        }
        Region region = regions.get(exchange.region());
        if (!within) {
            throttled++;
            answer(exchange, 429);
        } else if (scenario.has(Trouble.Kind.UNAVAILABLE, exchange.region(), now)) {
            answer(exchange, 503);
        } else if (done.contains(exchange.key())) {
            replayed++;
            answer(exchange, 200);
        } else if (region.busy < scenario.workers(exchange.region(), now)) {
            work(region, exchange);
        } else if (region.waiting.size() < model.queue()) {
            region.waiting.add(exchange);
        } else {
            shed++;
            answer(exchange, 503);
        }
    }

    private void work(Region region, Exchange exchange) {
        region.busy++;
        double mean =
                model.work().toNanos() * scenario.factor(Trouble.Kind.LATENCY, exchange.region(), time.nanoTime());
        time.after(Duration.ofNanos(chance.exponential(mean)), () -> finish(region, exchange));
    }

    private void finish(Region region, Exchange exchange) {
        region.busy--;
        worked++;
        if (!exchange.key().isEmpty() && !done.add(exchange.key())) {
            replayed++; // two attempts with one key were under way at once: the second finds the first's answer
        }
        answer(exchange, 200);
        long now = time.nanoTime();
        while (!region.waiting.isEmpty() && region.busy < scenario.workers(exchange.region(), now)) {
            work(region, region.waiting.remove());
        }
    }

    private void answer(Exchange exchange, int status) {
        later(model.wire().dividedBy(2).toNanos(), exchange, new TransportResult.Answered(response(status)));
    }

    private void later(long nanos, Exchange exchange, TransportResult result) {
        time.after(Duration.ofNanos(nanos), () -> {
            exchange.result(result);
            time.unpark(exchange.caller());
        });
    }

    private HttpResponse response(int status) {
        long now = time.nanoTime();
        Headers headers = Headers.of("Content-Type", "application/json");
        if (tellsLimit) {
            headers = headers.with("X-RateLimit-Remaining", Integer.toString(limit.remaining(scenario.limit(now))))
                    .with("X-RateLimit-Reset", seconds(LimitWatch.resetNanos(now)));
        }
        if (status == 429 && model.tellsWait()) {
            headers = headers.with("Retry-After", seconds(LimitWatch.resetNanos(now)));
        }
        return HttpResponse.of(
                status, headers, status == 200 ? "{\"id\":\"ok\"}" : "{\"error\":{\"code\":\"" + status + "\"}}");
    }

    /** Three digits after the point, rounded up. */
    private static String seconds(long nanos) {
        long millis = (nanos + 999_999) / 1_000_000;
        String rest = Long.toString(1_000 + millis % 1_000).substring(1);
        return millis / 1_000 + "." + rest;
    }

    long throttled() {
        return throttled;
    }

    long shed() {
        return shed;
    }

    long worked() {
        return worked;
    }

    long replayed() {
        return replayed;
    }

    int overshoot() {
        return limit.overshoot();
    }

    int overshootAnywhere() {
        return limit.overshootAnywhere();
    }
}

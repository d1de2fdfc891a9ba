package dev.fairlead.testing.simulation;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.model.Params;
import dev.fairlead.json.JsonObject;
import dev.fairlead.testing.kit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One instance of a program that calls the provider. */
@FunctionalInterface
interface Caller {

    /** Makes a call; returns whether it succeeded. */
    boolean call(int region, boolean write, String key) throws InterruptedException;

    /** Calls with our client. */
    static Caller client(ApiClient client, int regions, CallOptions options) {
        List<Operation<JsonObject>> reads = new ArrayList<>();
        List<Operation<JsonObject>> writes = new ArrayList<>();
        for (int region = 0; region < regions; region++) {
            String base = "https://" + SimulatedTransport.host(region);
            reads.add(Operation.get("read", "/things").baseUrl(base).returnsJson());
            writes.add(Operation.post("write", "/things").form().baseUrl(base).returnsJson());
        }
        return (region, write, key) -> {
            try {
                JsonObject unused = client.call(
                        (write ? writes : reads).get(region),
                        Params.none(),
                        Map.of(),
                        write ? options.withIdempotencyKey(key) : options);
                return true;
            } catch (ApiException failed) {
                return false;
            }
        };
    }

    /**
     * Calls with a loop around the transport, as it is written by hand: four attempts, each with the same timeout as ours, after
     * everything that is not a success.
     *
     * @param firstPause before the second attempt; doubles from there
     */
    static Caller loop(SimulatedTransport transport, VirtualTime time, Duration attemptTimeout, Duration firstPause) {
        return (region, write, key) -> {
            HttpRequest request = new HttpRequest(
                    write ? "POST" : "GET",
                    URI.create("https://" + SimulatedTransport.host(region) + "/things"),
                    write ? Headers.of("Idempotency-Key", key) : Headers.empty(),
                    null);
            for (int attempt = 1; ; attempt++) {
                TransportResult result = transport.send(request, attemptTimeout);
                if (result instanceof TransportResult.Answered answered
                        && answered.response().isSuccess()) {
                    return true;
                }
                if (attempt == 4) {
                    return false;
                }
                time.sleep(firstPause.multipliedBy(1L << (attempt - 1)));
            }
        };
    }
}

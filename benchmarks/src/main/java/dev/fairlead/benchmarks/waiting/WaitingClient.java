package dev.fairlead.benchmarks.waiting;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.ApiClientBuilder;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The process whose memory is measured. Its arguments are the server's address, how many calls, and how many of them may be on the
 * wire at once. It writes what it holds before the calls, and once more when it is sent a line.
 */
final class WaitingClient {

    private static final Operation<JsonObject> READ =
            Operation.get("readThing", "/v1/things").returnsJson();

    private WaitingClient() {}

    /** Ends with the process that started it. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int calls = Integer.parseInt(args[1]);
        int onTheWire = Integer.parseInt(args[2]);
        ApiClient client = client(URI.create(args[0]), calls, onTheWire);
        call(client); // has classes loaded and connects once, so that what follows is the calls' own
        System.out.println(memory());
        for (int i = 0; i < calls; i++) {
            call(client);
        }
        while (System.in.read() >= 0) {
            System.out.println(client.state().callsRunning() + " " + memory());
        }
        System.exit(0);
    }

    private static ApiClient client(URI address, int calls, int onTheWire) {
        ApiClientBuilder options = ApiClient.builder(Profiles.bundled("stripe"))
                .apiKey(Secret.of("sk_test_ExampleExampleExample000"))
                .baseUrl(address)
                .attemptTimeout(Duration.ofMinutes(10))
                .callTimeout(Duration.ofMinutes(10))
                .rateLimits(RateLimitOptions.off());
        return onTheWire > calls
                ? options.transport(TransportOptions.defaults().withMaxConnections(onTheWire))
                        .build()
                : options.concurrency(ConcurrencyOptions.fixed(onTheWire)).build();
    }

    private static void call(ApiClient client) {
        Thread.ofVirtual().start(() -> {
            try {
                client.call(READ, Params.none(), Map.of(), CallOptions.none());
            } catch (ApiException ended) {
                System.err.println("a call did not wait: " + ended);
            }
        });
    }

    /** Returns bytes of the heap in use after a collection, and bytes of the process in memory; -1 where Linux does not tell. */
    private static String memory() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " " + resident();
    }

    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElse(-1)
                : -1;
    }
}

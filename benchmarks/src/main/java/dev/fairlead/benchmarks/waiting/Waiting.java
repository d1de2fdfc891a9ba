package dev.fairlead.benchmarks.waiting;

import dev.fairlead.benchmarks.Machine;
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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The heap that 10,000 calls on virtual threads hold while they wait: for a place, or for an answer. */
public final class Waiting {

    private static final int CALLS = 10_000;
    private static final long MOST_BYTES = 200_000_000;
    private static final Operation<JsonObject> READ =
            Operation.get("readThing", "/v1/things").returnsJson();

    private Waiting() {}

    /** Returns whether both kinds of waiting stay below 200 MB. */
    public static boolean run() throws IOException, InterruptedException {
        try (Silent server = new Silent()) {
            long forAPlace = measure(server, 16, client -> client.concurrency(ConcurrencyOptions.fixed(16)));
            long forAnAnswer = measure(
                    server,
                    CALLS,
                    client -> client.transport(TransportOptions.defaults().withMaxConnections(CALLS)));
            System.out.println(Machine.line("waiting"));
            System.out.println();
            System.out.println("| 10,000 calls that wait | heap | for each |");
            System.out.println("|---|---|---|");
            print("for a place (16 are on the wire)", forAPlace);
            print("for an answer, each with a connection", forAnAnswer);
            return Math.max(forAPlace, forAnAnswer) < MOST_BYTES;
        }
    }

    private static void print(String what, long bytes) {
        System.out.printf(Locale.ROOT, "| %s | %.0f MB | %.1f kB |%n", what, bytes / 1e6, bytes / 1e3 / CALLS);
    }

    private static long measure(Silent server, int connections, UnaryOperator<ApiClientBuilder> options)
            throws InterruptedException {
        ApiClient client = options.apply(ApiClient.builder(Profiles.bundled("stripe"))
                        .apiKey(Secret.of("sk_test_ExampleExampleExample000"))
                        .baseUrl(server.address())
                        .attemptTimeout(Duration.ofMinutes(10))
                        .callTimeout(Duration.ofMinutes(10))
                        .rateLimits(RateLimitOptions.off()))
                .build();
        int connectedBefore = server.requests.get();
        long before = heapInUse();
        List<Thread> callers = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    client.call(READ, Params.none(), Map.of(), CallOptions.none());
                } catch (ApiException ended) {
                    // The client was closed: that is how all of these calls end.
                }
            }));
        }
        while (server.requests.get() < connectedBefore + connections
                || client.state().callsRunning() < CALLS) {
            Thread.sleep(50);
        }
        Thread.sleep(500); // the last ones find their place
        long held = heapInUse() - before;
        for (Thread caller : callers) {
            caller.interrupt();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        client.close();
        return held;
    }

    private static long heapInUse() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Reads requests and never answers; its own part of the heap is a socket and a thread for each. */
    private static final class Silent implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 10_000, InetAddress.getLoopbackAddress());
        private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();
        private final AtomicInteger requests = new AtomicInteger();

        Silent() throws IOException {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (true) {
                        sockets.add(server.accept());
                        requests.incrementAndGet();
                    }
                } catch (IOException closed) {
                    // The end.
                }
            });
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}

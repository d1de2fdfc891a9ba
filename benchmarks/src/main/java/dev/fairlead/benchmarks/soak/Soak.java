package dev.fairlead.benchmarks.soak;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.PipelineState;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.internal.transport.ApacheTransport;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.profile.Secret;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/** Calls from 64 callers: half reads, a quarter writes with an idempotency key, a quarter without. */
final class Soak {

    private static final int CALLERS = 64;
    private static final int PLACES = CALLERS - 4;
    private static final int PERMITS_AT_REST = 20;
    /** Tight enough for callers to wait for permits and for places now and then. */
    private static final RateLimit RATE =
            RateLimit.perAccount("soak", 1_000, Duration.ofSeconds(1)).withBurst(PERMITS_AT_REST);

    private static final Operation<JsonObject> READ =
            Operation.get("readThing", "/v1/things").returnsJson();
    private static final Operation<JsonObject> KEYED =
            Operation.post("createThing", "/v1/things").form().returnsJson();
    /** Stripe takes keys for POST only, so a PATCH is a write without one. */
    private static final Operation<JsonObject> UNKEYED =
            Operation.patch("changeThing", "/v1/things").form().returnsJson();

    private final int calls;
    private final long seed;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<Told> results;
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final List<Long> heap = new ArrayList<>();

    Soak(int calls, long seed) {
        this.calls = calls;
        this.seed = seed;
        this.results = new AtomicReferenceArray<>(calls);
        for (int call = 0; call < calls; call++) {
            results.set(call, Told.NOTHING);
        }
    }

    /** What the caller was told. */
    enum Told {
        NOTHING,
        SUCCESS,
        ERROR,
        ANOTHER_CALLS_ANSWER
    }

    static Kind kindOf(int call) {
        return switch (call & 3) {
            case 0, 1 -> Kind.READ;
            case 2 -> Kind.KEYED;
            default -> Kind.UNKEYED;
        };
    }

    /** What a call does. */
    enum Kind {
        READ,
        KEYED,
        UNKEYED
    }

    private static Operation<JsonObject> operation(Kind kind) {
        return switch (kind) {
            case READ -> READ;
            case KEYED -> KEYED;
            case UNKEYED -> UNKEYED;
        };
    }

    SoakReport run() throws Exception {
        long start = System.nanoTime();
        try (ProviderProcess provider = ProviderProcess.start(seed, calls)) {
            PipelineState end;
            int connectionsLeased;
            int connectionsAtTheEnd;
            ApacheTransport transport =
                    new ApacheTransport(TransportOptions.defaults(), Duration.ofSeconds(2), provider.address());
            try (ApiClient client = client(provider.address(), transport)) {
                callAll(client);
                end = atRest(client);
                connectionsLeased = transport.connectionsInUse();
                connectionsAtTheEnd = provider.connections();
            }
            String ledger = ledger(provider.address());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new SoakReport(
                    calls,
                    took,
                    results,
                    ledger.lines().toList(),
                    errors,
                    heap,
                    new SoakReport.Leaks(
                            end.callsRunning(),
                            PERMITS_AT_REST - end.permitsAvailable(),
                            end.placesTaken(),
                            connectionsLeased,
                            connectionsAtTheEnd,
                            threadsLeft()));
        }
    }

    /** Returns the state once the bucket is full again: soon, unless permits are lost. */
    private static PipelineState atRest(ApiClient client) throws InterruptedException {
        long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (client.state().permitsAvailable() < PERMITS_AT_REST && System.nanoTime() < patience) {
            Thread.sleep(10);
        }
        return client.state();
    }

    private static ApiClient client(URI server, ApacheTransport transport) {
        return ApiClient.builder(Profiles.bundled("stripe"))
                .apiKey(Secret.of("sk_test_ExampleExampleExample000"))
                .baseUrl(server)
                .attemptTimeout(Duration.ofSeconds(2))
                .callTimeout(Duration.ofSeconds(60))
                .maxAttempts(6)
                .rateLimits(RateLimitOptions.of(List.of(RATE)))
                .concurrency(ConcurrencyOptions.fixed(PLACES))
                .transport(transport)
                .build();
    }

    private void callAll(ApiClient client) throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofVirtual().name("soak-caller-" + i).start(() -> callInTurn(client)));
        }
        int reported = 0;
        for (Thread caller : callers) {
            while (!caller.join(Duration.ofSeconds(1))) {
                int tenth = Math.min(10, next.get() * 10 / calls);
                if (tenth > reported) {
                    reported = tenth;
                    heap.add(heapInUse());
                    System.err.printf("… %d %% of %,d calls%n", tenth * 10, calls);
                }
            }
        }
    }

    private void callInTurn(ApiClient client) {
        try {
            for (int call = next.getAndIncrement(); call < calls; call = next.getAndIncrement()) {
                results.set(call, one(client, call));
            }
        } catch (InterruptedException impossible) {
            throw new AssertionError("nobody interrupts the callers", impossible);
        }
    }

    private Told one(ApiClient client, int call) throws InterruptedException {
        try {
            JsonObject answer = client.call(
                    operation(kindOf(call)),
                    Params.none(),
                    Map.of(),
                    CallOptions.header("X-Call", Integer.toString(call)));
            return new JsonString("thing_" + call).equals(answer.get("id")) ? Told.SUCCESS : Told.ANOTHER_CALLS_ANSWER;
        } catch (ApiException error) {
            errors.computeIfAbsent(error.getClass().getSimpleName(), name -> new LongAdder())
                    .increment();
            if (error instanceof CallRefusedException refused) {
                Thread.sleep(refused.retryIn().orElse(Duration.ZERO)); // as a caller does who means it
            }
            return Told.ERROR;
        }
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String ledger(URI address) throws IOException, InterruptedException {
        try (HttpClient plain = HttpClient.newHttpClient()) {
            return plain.send(
                            HttpRequest.newBuilder(address.resolve("/ledger")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** Returns how many threads of the client are alive after it was closed, virtual ones included. */
    private static int threadsLeft() throws IOException {
        Path folder = Files.createTempDirectory("fairlead-soak");
        Path dump = folder.resolve("threads.json");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            return (int) Files.readString(dump)
                    .lines()
                    .filter(line -> line.contains("\"name\": \"fairlead-"))
                    .count();
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }
}

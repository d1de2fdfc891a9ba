package dev.fairlead.client.testkit;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.ApiClientBuilder;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.internal.transport.ApacheTransport;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A client over real sockets to a scripted server; closing it checks that no connection was kept. */
public final class LiveFixture implements AutoCloseable {

    public final ScriptedServer server = new ScriptedServer();
    public final ApacheTransport transport;
    public final ApiClient client;

    public LiveFixture() {
        this(options -> options);
    }

    public LiveFixture(TransportOptions network) {
        this(network, options -> options);
    }

    public LiveFixture(UnaryOperator<ApiClientBuilder> options) {
        this(TransportOptions.defaults().withMaxResponseBytes(100_000), options);
    }

    public LiveFixture(TransportOptions network, UnaryOperator<ApiClientBuilder> options) {
        this(TestProfiles.provider(), network, options);
    }

    public LiveFixture(Profile profile, TransportOptions network, UnaryOperator<ApiClientBuilder> options) {
        this.transport = new ApacheTransport(network, Duration.ofSeconds(5), server.uri());
        this.client = options.apply(ApiClient.builder(profile)
                        .apiKey(Secret.of(TestProfiles.KEY))
                        .baseUrl(server.uri())
                        .callTimeout(Duration.ofSeconds(20))
                        .attemptTimeout(Duration.ofSeconds(10))
                        .rateLimits(RateLimitOptions.off())
                        .transport(transport))
                .build();
    }

    public JsonObject read() {
        return read(CallOptions.none());
    }

    public JsonObject read(CallOptions options) {
        return client.call(Fixture.READ, Params.none(), Map.of(), options);
    }

    public JsonObject create(CallOptions options) {
        return client.call(Fixture.CREATE, Params.of(Map.of("name", "Ada")), Map.of(), options);
    }

    /** An exchange that was cut off gives its connection back on its own thread, a moment after its caller goes on. */
    private int connectionsInUseAfterAMoment() {
        long patience = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (transport.connectionsInUse() > 0 && System.nanoTime() < patience) {
            Thread.yield();
        }
        return transport.connectionsInUse();
    }

    @Override
    public void close() throws IOException {
        int kept = connectionsInUseAfterAMoment();
        client.close();
        server.close();
        if (kept != 0) {
            throw new AssertionError(kept + " connections were not given back");
        }
    }
}

package dev.fairlead.telemetry;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.ApiClientBuilder;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.event.CallListener;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedTransport;
import dev.fairlead.testing.kit.SeededRandom;
import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A client of Stripe over a script, on virtual time. */
public final class Scenario implements AutoCloseable {

    public static final Operation<JsonObject> READ =
            Operation.get("GetCustomer", "/v1/customers/{customer}").returnsJson();
    public static final Operation<JsonObject> CREATE =
            Operation.post("PostCustomers", "/v1/customers").form().returnsJson();

    public final VirtualTime time = new VirtualTime();
    public final ScriptedTransport provider = new ScriptedTransport(time);
    public final ApiClient client;

    public Scenario(UnaryOperator<ApiClientBuilder> options) {
        client = options.apply(ApiClient.builder(Profiles.bundled("stripe"))
                        .apiKey(Secret.of("sk_test_fairleadTelemetry0123456789"))
                        .time(time)
                        .random(SeededRandom.largest())
                        .cache(CacheOptions.defaults())
                        .transport(provider))
                .build();
    }

    public void read() {
        read(CallOptions.none());
    }

    public void read(CallOptions options) {
        client.call(READ, Params.of(Map.of("limit", 3)), Map.of("customer", "cus_secretive"), options);
    }

    public void create() {
        client.call(CREATE, Params.of(Map.of("name", "Ada")), Map.of(), CallOptions.none());
    }

    /** Makes a call that fails. */
    public ApiException failing(Runnable call) {
        try {
            call.run();
        } catch (ApiException failure) {
            return failure;
        }
        throw new AssertionError("the call should have failed");
    }

    /** All that a client does, so that each meter, span and line has something to tell. */
    public void playEverything() {
        provider.thenOk().thenStatus(503).then(provider.after(Duration.ofMillis(300), ScriptedTransport.ok()));
        read();
        read();
        provider.thenStatus(429, "Retry-After", "2");
        failing(() -> read(CallOptions.none().withMaxAttempts(1)));
        provider.thenOk(); // after a wait: the provider asked for it
        read();
        provider.thenStatus(402).thenStatus(401);
        failing(this::create);
        failing(this::create);
        provider.then(ScriptedTransport.answer(200, "<html>", "Content-Type", "text/html"));
        failing(this::read);
        failing(() -> refusedByBreaker());
    }

    /** What needs several threads or another profile, as if a client had told it. */
    public static void tellTheRest(CallListener listener) {
        listener.on(new CallEvent.AttemptHedged("c-1", "GetCustomer", 2, Duration.ofMillis(80)));
        listener.on(new CallEvent.TokenRefreshed("https://api.stripe.com", Duration.ofMillis(120), true));
    }

    private void refusedByBreaker() {
        provider.always(ScriptedTransport.broken(Delivery.NOT_SENT));
        for (int i = 0; i < 200; i++) {
            ApiException failure = failing(() -> read(CallOptions.none().withMaxAttempts(1)));
            if (failure.attempts() == 0) {
                throw failure;
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

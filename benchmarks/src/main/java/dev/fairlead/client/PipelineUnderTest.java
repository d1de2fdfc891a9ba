package dev.fairlead.client;

import dev.fairlead.client.config.Settings;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.CallId;
import dev.fairlead.client.internal.pipeline.Exchange;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Progress;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * The client's own pipeline, as it puts it together itself, over a transport that answers at once. Stands in the client's package
 * because the pipeline is not public.
 */
public final class PipelineUnderTest {

    private static final TransportResult OK =
            new TransportResult.Answered(HttpResponse.of(200, Headers.of("Content-Type", "application/json"), "{}"));

    private final ClientPipeline pipeline;
    private final HttpRequest request;

    /** Builds the pipeline with all policies; the rate limit is there and never reached. */
    public PipelineUnderTest() {
        Profile profile = Profiles.bundled("stripe");
        Settings settings = Settings.builder(profile)
                .apiKey(Secret.of("sk_test_ExampleExampleExample000"))
                .build();
        ApiClientBuilder builder = ApiClient.builder(profile)
                .concurrency(ConcurrencyOptions.fixed(1_000))
                .rateLimits(RateLimitOptions.of(EndlessLimit.ONE));
        this.pipeline = new ClientPipeline(builder, settings, new Transport() {
            @Override
            public TransportResult send(HttpRequest sent, Duration timeout) {
                return OK;
            }

            @Override
            public void close() {}
        });
        this.request = new HttpRequest(
                "GET",
                URI.create("https://api.stripe.com/v1/customers/cus_1"),
                Headers.of("Accept", "application/json"),
                null);
    }

    /** Makes one call through all policies. */
    public boolean call() throws InterruptedException {
        Call call = new Call(
                new CallId("bench", 1),
                "GetCustomersCustomer",
                "/v1/customers/{customer}",
                "",
                true,
                Call.Settings.NONE,
                response -> response,
                new Progress());
        return pipeline.run(Exchange.first(call, request)) instanceof Outcome.Answered;
    }

    @Override
    public String toString() {
        return pipeline.toString();
    }
}

package dev.fairlead.client;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client as it puts itself together, over a transport that answers at once. A call is what the client's own calls are from the
 * moment at which the request is written until the value is there; writing requests and reading JSON are left out. Stands in the
 * client's package because that part is not public.
 */
public final class PipelineUnderTest {

    private static final TransportResult OK =
            new TransportResult.Answered(HttpResponse.of(200, Headers.of("Content-Type", "application/json"), "{}"));

    private final Operation<@Nullable Void> operation =
            Operation.get("GetCustomersCustomer", "/v1/customers/{customer}").returnsNothing();
    private final ApiClient client;
    private final HttpRequest request;

    /** Builds the client with all policies; the rate limit is there and never reached. */
    public PipelineUnderTest() {
        Profile profile = Profiles.bundled("stripe");
        this.client = ApiClient.builder(profile)
                .apiKey(Secret.of("sk_test_ExampleExampleExample000"))
                .concurrency(ConcurrencyOptions.fixed(1_000))
                .rateLimits(RateLimitOptions.of(EndlessLimit.ONE))
                .transport(new AnsweringTransport())
                .build();
        this.request = new RequestFactory(client.settings())
                .request(operation, Params.none(), Map.of("customer", "cus_1"), CallOptions.none());
    }

    private static final class AnsweringTransport implements Transport {

        @Override
        public TransportResult send(HttpRequest sent, Duration timeout) {
            return OK;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** Makes one call through all policies. */
    public int call() {
        return client.answered(client.newCall(operation.described(), CallOptions.none(), true), request)
                .response()
                .status();
    }

    @Override
    public String toString() {
        return client.toString();
    }
}

package dev.fairlead.benchmarks.endtoend;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.util.Map;

/** Fairlead with all its policies, but for the rates of the account, which nobody could measure against. */
final class FairleadCaller implements Caller {

    private static final Operation<JsonObject> GET_CUSTOMER =
            Operation.get("GetCustomersCustomer", "/v1/customers/{customer}").returnsJson();
    private static final Map<String, String> PATH = Map.of("customer", "cus_1");

    private final ApiClient client;

    FairleadCaller(URI server) {
        client = ApiClient.builder(Profiles.bundled("stripe"))
                .apiKey(Secret.of("sk_test_ExampleExampleExample000"))
                .baseUrl(server)
                .rateLimits(RateLimitOptions.off())
                .build();
    }

    @Override
    public String name() {
        return "Fairlead, all policies, JSON read";
    }

    @Override
    public void call() {
        JsonObject customer = client.call(GET_CUSTOMER, Params.none(), PATH, CallOptions.none());
        if (!customer.has("email")) {
            throw new IllegalStateException("not the customer");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

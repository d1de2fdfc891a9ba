package dev.fairlead.benchmarks.endtoend;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.model.Model;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fairlead with all its policies, but for the rates of the account, which nobody could measure against. */
final class FairleadCaller implements Caller {

    private static final Operation<Customer> GET_CUSTOMER =
            Operation.get("GetCustomersCustomer", "/v1/customers/{customer}").returns(Customer::new);
    private static final Map<String, String> PATH = Map.of("customer", "cus_1");

    private final ApiClient client;

    /** As the generator writes it, the fields that are read. */
    private static final class Customer extends Model {

        Customer(JsonObject json) {
            super(json);
        }

        String id() {
            return string("id");
        }

        @Nullable
        String email() {
            return optionalString("email");
        }

        Instant created() {
            return epochSeconds("created");
        }

        @Nullable
        InvoiceSettings invoiceSettings() {
            return optionalModel("invoice_settings", InvoiceSettings::new);
        }
    }

    private static final class InvoiceSettings extends Model {

        InvoiceSettings(JsonObject json) {
            super(json);
        }

        @Nullable
        JsonValue customFields() {
            return optionalAny("custom_fields");
        }
    }

    FairleadCaller(URI server) {
        client = ApiClient.builder(Profiles.bundled("stripe"))
                .apiKey(Secret.of("sk_test_ExampleExampleExample000"))
                .baseUrl(server)
                .rateLimits(RateLimitOptions.off())
                .build();
    }

    @Override
    public String name() {
        return "Fairlead, all policies, typed model";
    }

    @Override
    public void call() {
        Customer customer = client.call(GET_CUSTOMER, Params.none(), PATH, CallOptions.none());
        InvoiceSettings invoices = Objects.requireNonNull(customer.invoiceSettings(), "invoice_settings");
        Nginx.requireCustomer(
                customer.id(), customer.email(), customer.created().getEpochSecond(), invoices.customFields() == null);
    }

    @Override
    public void close() {
        client.close();
    }
}

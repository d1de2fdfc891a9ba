package dev.fairlead.benchmarks.endtoend;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.model.Customer;
import java.net.URI;

/**
 * Stripe's own client: as it comes, which tells Stripe with each call how the one before went, or with that switched off. The
 * switch is the library's only one for all of its clients, so it is set before each round.
 */
final class StripeJavaCaller implements Caller {

    private final StripeClient client;
    private final boolean telemetry;

    StripeJavaCaller(URI server, boolean telemetry) {
        this.telemetry = telemetry;
        this.client = StripeClient.builder()
                .setApiKey("sk_test_ExampleExampleExample000")
                .setApiBase(server.toString())
                .build();
    }

    @Override
    public String name() {
        return "stripe-java " + Stripe.VERSION
                + (telemetry ? ", as it comes, typed model" : ", telemetry off, typed model");
    }

    @Override
    public void prepare() {
        Stripe.enableTelemetry = telemetry;
    }

    @Override
    public void call() throws Exception {
        Customer customer = client.v1().customers().retrieve("cus_1");
        Nginx.requireCustomer(
                customer.getId(),
                customer.getEmail(),
                customer.getCreated(),
                customer.getInvoiceSettings().getCustomFields() == null);
    }

    @Override
    public void close() {}
}

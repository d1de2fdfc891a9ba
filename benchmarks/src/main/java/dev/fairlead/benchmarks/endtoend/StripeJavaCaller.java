package dev.fairlead.benchmarks.endtoend;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import java.net.URI;

/** Stripe's own client as it comes, its telemetry about earlier requests switched off. */
final class StripeJavaCaller implements Caller {

    private final StripeClient client;

    private StripeJavaCaller(StripeClient client) {
        this.client = client;
    }

    static StripeJavaCaller at(URI server) {
        Stripe.enableTelemetry = false;
        return new StripeJavaCaller(StripeClient.builder()
                .setApiKey("sk_test_ExampleExampleExample000")
                .setApiBase(server.toString())
                .build());
    }

    @Override
    public String name() {
        return "stripe-java " + Stripe.VERSION;
    }

    @Override
    public void call() throws Exception {
        if (client.v1().customers().retrieve("cus_1").getEmail() == null) {
            throw new IllegalStateException("not the customer");
        }
    }

    @Override
    public void close() {}
}

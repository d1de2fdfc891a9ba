package dev.fairlead.demo.docs;

import dev.fairlead.client.ApiClient;
import dev.fairlead.demo.stripe.StripeClient;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.webhooks.Inbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the examples in documents have in scope where they do not declare a class of their own. */
@SuppressWarnings("NullAway") // the examples are compiled, not run
public abstract class Given {

    static final String IMPORTS = Stream.of(
                    "dev.fairlead.client",
                    "dev.fairlead.client.auth",
                    "dev.fairlead.client.config",
                    "dev.fairlead.client.error",
                    "dev.fairlead.client.event",
                    "dev.fairlead.client.http",
                    "dev.fairlead.client.interceptor",
                    "dev.fairlead.client.model",
                    "dev.fairlead.client.network",
                    "dev.fairlead.client.policy",
                    "dev.fairlead.demo.docs",
                    "dev.fairlead.demo.stripe",
                    "dev.fairlead.description",
                    "dev.fairlead.generator.profile",
                    "dev.fairlead.json",
                    "dev.fairlead.profile",
                    "dev.fairlead.redis",
                    "dev.fairlead.sandbox",
                    "dev.fairlead.sandbox.core.Books",
                    "dev.fairlead.sandbox.fault",
                    "dev.fairlead.sandbox.webhook",
                    "dev.fairlead.telemetry",
                    "dev.fairlead.telemetry.log",
                    "dev.fairlead.telemetry.micrometer",
                    "dev.fairlead.telemetry.opentelemetry",
                    "dev.fairlead.testing.kit",
                    "dev.fairlead.testing.simulation",
                    "dev.fairlead.webhooks",
                    "dev.fairlead.webhooks.receiver",
                    "dev.fairlead.webhooks.signature",
                    "dev.fairlead.webhooks.store",
                    "io.micrometer.core.instrument",
                    "io.micrometer.core.instrument.config",
                    "io.micrometer.core.instrument.distribution",
                    "java.net",
                    "java.nio.file",
                    "java.time",
                    "java.util",
                    "java.util.concurrent")
            .map(name -> "import " + name + (name.endsWith("Books") ? "; " : ".*; "))
            .collect(Collectors.joining());

    protected StripeClient stripe;
    protected ApiClient api;
    protected Profile profile = Profiles.bundled("stripe");
    protected Secret key;
    protected Inbox inbox;
    protected Sandbox sandbox;
    protected MeterRegistry registry;
    protected OpenTelemetry telemetry;
    protected Orders orders;
    protected Vault vault;
    protected String newSecret;
    protected String oldSecret;
    protected String signature;
    protected byte[] body;

    /** The reader's own orders. */
    public interface Orders {

        void ship(String payment);

        void askCustomer(String payment);

        void lookAgainLater(String payment);

        void markPaid(String payment, String event);

        void refunded(JsonObject charge);
    }

    /** Where the reader keeps secrets. */
    @FunctionalInterface
    public interface Vault {

        String read(String name);
    }
}

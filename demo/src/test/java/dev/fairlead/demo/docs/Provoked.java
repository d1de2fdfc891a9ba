package dev.fairlead.demo.docs;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.ApiClientBuilder;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.config.ConfigurationException;
import dev.fairlead.client.config.Environment;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.error.ApiException;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.demo.stripe.PaymentIntent;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.profile.Secret;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.sandbox.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Does what users do wrong and what providers do to them, and keeps the messages that come of it. */
final class Provoked {

    private static final Profile STRIPE = Profiles.bundled("stripe");
    private static final String KEY = "sk_test_ExampleExampleExample000";
    private static final Operation<JsonObject> CREATE =
            Operation.post("PostCustomers", "/v1/customers").form().returnsJson();
    private static final Operation<JsonObject> RETRIEVE =
            Operation.get("GetCustomersCustomer", "/v1/customers/{customer}").returnsJson();
    private static final Operation<JsonObject> PATCH =
            Operation.patch("PatchThing", "/v1/things").form().returnsJson();
    private static final CallOptions ONCE = CallOptions.none().withMaxAttempts(1);

    private final List<String> messages = new ArrayList<>();

    List<String> messages() {
        return messages;
    }

    void by(Runnable mishap) {
        try {
            mishap.run();
        } catch (ConfigurationException wrong) {
            messages.addAll(wrong.problems());
        } catch (RuntimeException failure) {
            messages.add(failure.getMessage());
        }
    }

    void bySettings(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        by(() -> Settings.from(STRIPE, Environment.of(variables)));
    }

    void bySettingsFile(Path folder, String... lines) {
        Path file = folder.resolve(".env");
        try {
            Files.write(file, List.of(lines));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        by(() -> Settings.from(STRIPE, Environment.read(file)));
    }

    void byTheSandbox(Sandbox sandbox) {
        by(() -> with(sandbox, client -> client.apiKey(Secret.of(KEY)), ONCE));
        by(() -> call(
                sandbox, b -> b, client -> client.call(RETRIEVE, Params.none(), Map.of("customer", "cus_1"), ONCE)));
        always(sandbox, new Fault.Status(429));
        by(() -> with(sandbox, b -> b, CallOptions.none()));
        always(sandbox, new Fault.Stall());
        by(() -> with(sandbox, client -> client.attemptTimeout(Duration.ofMillis(200)), ONCE));
        by(() -> with(sandbox, b -> b, CallOptions.deadline(Duration.ofMillis(200))));
        always(sandbox, new Fault.ResetConnection());
        by(() -> with(sandbox, b -> b, ONCE));
        by(() -> with(
                sandbox,
                client -> client.retryBudget(RetryBudgetOptions.defaults().withReserve(1)),
                CallOptions.none()));
        by(() -> call(sandbox, client -> client.breaker(BreakerOptions.defaults()), Provoked::tryOften));
        sandbox.faults().off();
        RateLimit slow = RateLimit.perAccount("account", 1, Duration.ofHours(1));
        by(() -> call(sandbox, client -> client.rateLimits(RateLimitOptions.of(List.of(slow))), Provoked::tryOften));
    }

    void byOthers() {
        by(() -> at("http://127.0.0.1:1"));
        by(() -> at("http://no-such-host.invalid"));
        String error = "{\"error\":{\"message\":\"No.\",\"type\":\"invalid_request_error\",\"code\":\"lock_timeout\"}}";
        byAnswer(403, error, CREATE);
        byAnswer(429, error, CREATE);
        byAnswer(502, "<html>Bad gateway</html>", CREATE);
        byAnswer(503, error, PATCH);
        PaymentIntent wrong =
                PaymentIntent.of(JsonObject.builder().put("amount", "2000").build());
        by(wrong::amount);
    }

    private void byAnswer(int status, String body, Operation<?> operation) {
        Headers headers = Headers.of("Content-Type", body.startsWith("<") ? "text/html" : "application/json")
                .plus("Retry-After", "3600");
        Transport transport = new Transport() {
            @Override
            public TransportResult send(HttpRequest request, Duration timeout) {
                return new TransportResult.Answered(
                        HttpResponse.of(status, headers, body.getBytes(StandardCharsets.UTF_8)));
            }

            @Override
            public void close() {}
        };
        by(() -> {
            try (ApiClient client = ApiClient.builder(STRIPE)
                    .apiKey(Secret.of(KEY))
                    .transport(transport)
                    .build()) {
                client.call(operation, Params.none(), Map.of(), CallOptions.none());
            }
        });
    }

    private static void always(Sandbox sandbox, Fault fault) {
        sandbox.faults().use((request, number) -> Optional.of(fault));
    }

    private static void tryOften(ApiClient client) {
        for (int i = 0; i < 100; i++) {
            try {
                client.call(CREATE, Params.none(), Map.of(), ONCE.withDeadline(Duration.ofSeconds(5)));
            } catch (ApiException failure) {
                if (failure.attempts() == 0) {
                    throw failure;
                }
            }
        }
    }

    private static void at(String url) {
        try (ApiClient client = ApiClient.builder(STRIPE)
                .apiKey(Secret.of(KEY))
                .baseUrl(URI.create(url))
                .build()) {
            client.call(CREATE, Params.none(), Map.of(), ONCE);
        }
    }

    private static void with(Sandbox sandbox, UnaryOperator<ApiClientBuilder> more, CallOptions options) {
        call(sandbox, more, client -> client.call(CREATE, Params.none(), Map.of(), options));
    }

    private static void call(Sandbox sandbox, UnaryOperator<ApiClientBuilder> more, Consumer<ApiClient> work) {
        ApiClientBuilder usual = ApiClient.builder(STRIPE)
                .apiKey(Secret.of(sandbox.apiKey()))
                .baseUrl(sandbox.uri())
                .breaker(BreakerOptions.off())
                .rateLimits(RateLimitOptions.off());
        try (ApiClient client = more.apply(usual).build()) {
            work.accept(client);
        }
    }
}

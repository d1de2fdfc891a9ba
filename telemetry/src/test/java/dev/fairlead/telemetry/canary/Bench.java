package dev.fairlead.telemetry.canary;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.ApiClientBuilder;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A provider on real sockets, and clients of it whose every call carries canaries in all places. */
final class Bench implements AutoCloseable {

    static final CallOptions ONCE = CallOptions.header("X-Own", Canary.HEADER).withMaxAttempts(1);
    static final CallOptions RETRIED = CallOptions.header("X-Own", Canary.HEADER);

    static final Operation<JsonObject> READ =
            Operation.get("GetCustomer", "/v1/customers/{customer}").returnsJson();
    static final Operation<JsonObject> WRITE =
            Operation.post("PostCustomer", "/v1/customers/{customer}").form().returnsJson();

    final ScriptedServer server = new ScriptedServer();
    final Watch watch;

    Bench(Watch watch) {
        this.watch = watch;
    }

    /** A provider that repeats everything that it was told. */
    static String echo(String text) {
        return "{\"error\":{\"message\":\"" + text + ": key " + Canary.KEY + ", header Bearer " + Canary.KEY
                + "\",\"type\":\"" + Canary.KEY + "\",\"code\":\"key_" + Canary.KEY + "\",\"param\":\"" + Canary.KEY
                + "\",\"decline_code\":\"" + Canary.KEY + "\",\"doc_url\":\"https://x/?key=" + Canary.KEY
                + "\",\"other\":\"" + Canary.BODY + " " + Canary.QUERY + "\"}}";
    }

    static String[] echoedHeaders() {
        return new String[] {
            "Request-Id", Canary.KEY, "X-Echo", "Bearer " + Canary.KEY, "Set-Cookie", "session=" + Canary.BODY
        };
    }

    static Step status(String status) {
        return Step.respond(status, echo(status), echoedHeaders());
    }

    static Step html(String status) {
        return Step.respond(
                status,
                "<html><body>Bad gateway. Authorization: Bearer " + Canary.KEY + " " + Canary.BODY + "</body></html>",
                echoedHeaders());
    }

    /** Stripe, as if it gave out tokens. */
    private static Profile withTokens() {
        try (InputStream file = Profiles.class.getResourceAsStream("stripe.yaml")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            int begin = text.indexOf("\nauthentication:");
            int end = text.indexOf("\n\n", begin);
            String tokens = String.join(
                    "\n",
                    "\nauthentication:",
                    "  as_of: 2026-11-23",
                    "  sources:",
                    "    - url: https://example.com",
                    "      says: tokens",
                    "  schemes:",
                    "    - kind: oauth2",
                    "      grant: client_credentials",
                    "      token_url: /oauth/token",
                    "      client_authentication: post");
            return Profiles.parse(
                    "tokens",
                    (text.substring(0, begin) + tokens + text.substring(end)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Makes a call with a token, which the first step gives or does not give. */
    void readingWithToken(Step... steps) {
        for (Step step : steps) {
            server.then(step);
        }
        try (ApiClient client = usual(withTokens())
                .credentials(
                        CredentialSet.of("client_id", Secret.of("shop")).and("client_secret", Secret.of(Canary.CLIENT)))
                .build()) {
            try {
                read(client, ONCE);
            } finally {
                watch.lookAtAllFrom(client);
            }
        }
    }

    ApiClientBuilder builder() {
        return usual(Profiles.bundled("stripe")).apiKey(Canary::key);
    }

    private ApiClientBuilder usual(Profile profile) {
        return watch.on(ApiClient.builder(profile)
                .baseUrl(server.uri())
                .attemptTimeout(Duration.ofSeconds(5))
                .callTimeout(Duration.ofSeconds(10))
                .rateLimits(RateLimitOptions.off())
                .breaker(BreakerOptions.off()));
    }

    /** Makes a call, with canaries in path, query and header. */
    static void read(ApiClient client, CallOptions options) {
        client.call(READ, Params.of(Map.of("token", Canary.QUERY)), Map.of("customer", Canary.PATH), options);
    }

    /** Makes a call, with canaries in path, body and header. */
    static void write(ApiClient client, CallOptions options) {
        client.call(WRITE, Params.of(Map.of("token", Canary.BODY)), Map.of("customer", Canary.PATH), options);
    }

    void reading(Step... steps) {
        with(options -> options, client -> read(client, ONCE), steps);
    }

    /** Makes calls of a client, and looks at all that can be reached from it afterwards. */
    void with(UnaryOperator<ApiClientBuilder> options, Calling calls, Step... steps) {
        for (Step step : steps) {
            server.then(step);
        }
        try (ApiClient client = options.apply(builder()).build()) {
            try {
                calls.with(client);
            } finally {
                watch.lookAtAllFrom(client);
            }
        }
    }

    /** What a path does with its client. */
    @FunctionalInterface
    interface Calling {
        void with(ApiClient client);
    }

    /** A transport that answers what a function makes of each request, credentials and all. */
    static Transport transport(Function<HttpRequest, TransportResult> answers) {
        return new Transport() {
            @Override
            public TransportResult send(HttpRequest request, Duration timeout) {
                return answers.apply(request);
            }

            @Override
            public void close() {}
        };
    }

    static TransportResult answer(int status, String body, Headers headers) {
        return new TransportResult.Answered(HttpResponse.of(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

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

    /** An error in XML. */
    static Step xml(String status, String document) {
        return raw("HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: " + document.length()
                + "\r\n\r\n" + document);
    }

    /** Bytes in place of an answer, after which the connection is closed. */
    static Step raw(String bytes) {
        return (socket, out) -> {
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return false;
        };
    }

    /** Refuses, and repeats the secrets of the client and what came as its {@code Authorization}. */
    Step refusal(String status, String... secrets) {
        return (socket, out) -> {
            String sent = server.requests().getLast().header("Authorization");
            if (sent.startsWith("Bearer ")) {
                Canary.learn(sent.substring("Bearer ".length()));
            }
            String told = String.join(" and ", secrets) + ", sent " + sent;
            return Step.respond(
                            status,
                            "{\"error\":{\"message\":\"no " + told + "\",\"code\":\"" + secrets[0] + "\"}}",
                            "Request-Id",
                            told,
                            "WWW-Authenticate",
                            "Bearer error=\"" + told + "\"")
                    .run(socket, out);
        };
    }

    /**
     * Stripe, as if one section of its profile were another.
     *
     * @param lines of the section, less its evidence
     */
    static Profile stripeWith(String section, String... lines) {
        try (InputStream file = Profiles.class.getResourceAsStream("stripe.yaml")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            int begin = text.indexOf("\n" + section + ":");
            int end = text.indexOf("\n\n", begin);
            String other = "\n" + section + ":\n  as_of: 2026-11-23\n  sources:\n    - url: https://example.com\n"
                    + "      says: for a test\n  " + String.join("\n  ", lines);
            return Profiles.parse(
                    "test", (text.substring(0, begin) + other + text.substring(end)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Makes a call of a provider with these credentials. */
    void readingAs(Profile profile, CredentialSet credentials, Step... steps) {
        for (Step step : steps) {
            server.then(step);
        }
        try (ApiClient client = usual(profile).credentials(credentials).build()) {
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

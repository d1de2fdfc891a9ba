package dev.fairlead.telemetry.canary;

import static dev.fairlead.telemetry.canary.Bench.ONCE;
import static dev.fairlead.telemetry.canary.Bench.RETRIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.config.ConfigurationException;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.BadRequestException;
import dev.fairlead.client.error.CallInterruptedException;
import dev.fairlead.client.error.CallRefusedException;
import dev.fairlead.client.error.ConflictException;
import dev.fairlead.client.error.DeadlineExceededException;
import dev.fairlead.client.error.DecodingException;
import dev.fairlead.client.error.NotFoundException;
import dev.fairlead.client.error.PaymentRequiredException;
import dev.fairlead.client.error.PermissionException;
import dev.fairlead.client.error.RateLimitedException;
import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.error.UnprocessableException;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Every way in which a call can fail. Whoever adds an exception, an outcome, an event or a policy that refuses adds a row here:
 * {@link CanaryTest} fails until it is there.
 */
final class FailurePaths {

    private final List<FailurePath> rows = new ArrayList<>();

    private FailurePaths() {}

    static List<FailurePath> all() {
        FailurePaths paths = new FailurePaths();
        paths.answers();
        paths.unusableAnswers();
        paths.network();
        paths.time();
        paths.redirects();
        paths.refusals();
        paths.hedges();
        paths.credentials();
        paths.mistakes();
        return List.copyOf(paths.rows);
    }

    private void row(
            String name,
            Class<? extends Throwable> exception,
            Class<? extends Outcome> outcome,
            FailurePath.Provocation provocation) {
        rows.add(new FailurePath(name, exception, List.of(outcome), provocation));
    }

    private void answers() {
        answer("400 Bad Request", BadRequestException.class);
        answer("401 Unauthorized", AuthenticationException.class);
        answer("402 Payment Required", PaymentRequiredException.class);
        answer("403 Forbidden", PermissionException.class);
        answer("404 Not Found", NotFoundException.class);
        answer("409 Conflict", ConflictException.class);
        answer("418 Teapot", ResponseException.class);
        answer("422 Unprocessable", UnprocessableException.class);
        answer("429 Too Many Requests", RateLimitedException.class);
        answer("500 Internal", ServerException.class);
        answer("501 Not Implemented", ServerException.class);
        row(
                "an HTML page that repeats the Authorization header",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.reading(Bench.html("502 Bad Gateway")));
        row(
                "several attempts, all of which fail",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options,
                        client -> Bench.write(client, RETRIED.withMaxAttempts(3)),
                        Bench.status("503 Unavailable"),
                        Step.reset(),
                        Bench.html("503 Unavailable")));
    }

    private void answer(String status, Class<? extends Throwable> exception) {
        row(status, exception, Outcome.Answered.class, bench -> bench.reading(Bench.status(status)));
        row(
                status + " to a write",
                exception,
                Outcome.Answered.class,
                bench -> bench.with(options -> options, client -> Bench.write(client, ONCE), Bench.status(status)));
    }

    private void unusableAnswers() {
        row(
                "a page where JSON was promised",
                DecodingException.class,
                Outcome.Unreadable.class,
                bench -> bench.reading(Bench.html("200 OK")));
        row(
                "JSON that breaks off at a secret",
                DecodingException.class,
                Outcome.Unreadable.class,
                bench -> bench.reading(Step.respond("200 OK", "{\"key\": " + Canary.KEY + "}", Bench.echoedHeaders())));
        row(
                "JSON that is no object",
                DecodingException.class,
                Outcome.Unreadable.class,
                bench -> bench.reading(Step.respond("200 OK", "[\"" + Canary.KEY + "\"]", Bench.echoedHeaders())));
        row(
                "a value of the wrong type",
                DecodingException.class,
                Outcome.Unreadable.class,
                bench -> bench.with(
                        options -> options,
                        client -> client.call(
                                Operation.get("Wrong", "/v1/wrong").returns(json -> {
                                    throw new DecodingException("/amount", "expected an integer, found a string");
                                }),
                                Params.none(),
                                Map.of(),
                                ONCE),
                        Step.respond("200 OK", "{\"amount\":\"" + Canary.BODY + "\"}")));
        row(
                "a body that is too large",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(
                        options -> options.transport(TransportOptions.defaults().withMaxResponseBytes(100)),
                        client -> Bench.read(client, ONCE),
                        Step.respond("200 OK", "{\"a\":\"" + Canary.BODY.repeat(50) + "\"}")));
        row(
                "a header line that is none and repeats the key",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.reading(raw("HTTP/1.1 200 OK\r\nBearer " + Canary.KEY + "\r\n\r\n")));
        row(
                "a status line that is none and repeats the key",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.reading(raw("HTTP/1.1 Bearer " + Canary.KEY + "\r\n\r\n")));
        row(
                "a length that is none and repeats the key",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.reading(raw("HTTP/1.1 200 OK\r\nContent-Length: " + Canary.KEY + "\r\n\r\n{}")));
    }

    private static Step raw(String bytes) {
        return (socket, out) -> {
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return false;
        };
    }

    private void network() {
        at("a host that does not exist", "http://no-such-host.invalid");
        at("a port where nobody listens", "http://127.0.0.1:1");
        row(
                "a server that does not speak TLS",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(
                        options -> options.baseUrl(
                                URI.create(bench.server.uri().toString().replace("http:", "https:"))),
                        client -> Bench.read(client, ONCE),
                        raw("HTTP/1.1 400 Bad Request\r\n\r\n")));
        row(
                "a reset in place of an answer",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(options -> options, client -> Bench.write(client, ONCE), Step.reset()));
        row(
                "an answer that is cut off",
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.reading(Step.cutBody(1_000, "{\"a\":\"" + Canary.BODY)));
    }

    private void at(String name, String address) {
        row(
                name,
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(
                        options -> options.baseUrl(URI.create(address)), client -> Bench.write(client, ONCE)));
    }

    private void time() {
        CallOptions hurried = ONCE.withAttemptTimeout(Duration.ofMillis(150));
        row(
                "no answer within the attempt's time",
                TransportException.class,
                Outcome.TimedOut.class,
                bench -> bench.with(options -> options, client -> Bench.read(client, hurried), Step.silence()));
        row(
                "half an answer within the attempt's time",
                TransportException.class,
                Outcome.TimedOut.class,
                bench -> bench.with(
                        options -> options,
                        client -> Bench.read(client, hurried),
                        Step.stall(1_000, "{\"a\":\"" + Canary.BODY)));
        row(
                "a deadline that cuts the attempt off",
                DeadlineExceededException.class,
                Outcome.TimedOut.class,
                bench -> bench.with(
                        options -> options,
                        client -> Bench.read(client, ONCE.withDeadline(Duration.ofMillis(150))),
                        Step.silence()));
        row(
                "a deadline that is over before the attempt",
                DeadlineExceededException.class,
                Outcome.Expired.class,
                bench -> bench.with(
                        options -> options, client -> Bench.read(client, ONCE.withDeadline(Duration.ofNanos(1)))));
        row(
                "a wait that the deadline does not leave",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options,
                        client -> Bench.read(client, RETRIED.withDeadline(Duration.ofSeconds(2))),
                        Step.respond("503 Unavailable", Bench.echo("later"), "Retry-After", "3600")));
        row("an interrupt during the exchange", CallInterruptedException.class, Outcome.Answered.class, bench -> {
            Thread.currentThread().interrupt();
            try {
                bench.with(options -> options, client -> Bench.write(client, ONCE), Step.silence());
            } finally {
                Thread.interrupted();
            }
        });
    }

    private void redirects() {
        redirect("a redirect without end", "/v1/" + Canary.PATH + "?key=" + Canary.KEY);
        redirect("a redirect to plain HTTP", "http://" + Canary.USER + "@example.com/" + Canary.PATH);
        redirect("a redirect to no web address", "ftp://" + Canary.USER + ":" + Canary.KEY + "@x/" + Canary.PATH);
        redirect("a redirect that is no address", "https://exa mple.com/" + Canary.KEY + Canary.PATH);
    }

    private void redirect(String name, String location) {
        row(
                name,
                TransportException.class,
                Outcome.Broken.class,
                bench -> bench.with(
                        options -> options.baseUrl(URI.create("https://api.stripe.com"))
                                .transport(Bench.transport(
                                        request -> Bench.answer(302, "", Headers.of("Location", location)))),
                        client -> Bench.read(client, ONCE)));
    }

    private void refusals() {
        row(
                "the circuit breaker",
                CallRefusedException.class,
                Outcome.Refused.class,
                bench -> bench.with(options -> options.breaker(BreakerOptions.defaults()), client -> {
                    bench.server.always(Bench.status("500 Internal"));
                    tryOften(client);
                }));
        row(
                "the rate limit, after the provider asked for a pause",
                CallRefusedException.class,
                Outcome.Refused.class,
                bench -> bench.with(
                        options -> options.rateLimits(RateLimitOptions.fromProfile()),
                        FailurePaths::tryOften,
                        Step.respond("429 Too Many", Bench.echo("slow down"), "Retry-After", "3600")));
        row(
                "a call that waited for the pause that another was asked for",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options,
                        FailurePaths::twice,
                        Step.respond("429 Too Many", Bench.echo("slow down"), "Retry-After", "0.2"),
                        Bench.status("501 Not Implemented")));
        row(
                "the concurrency limit",
                CallRefusedException.class,
                Outcome.Refused.class,
                bench -> bench.with(
                        options -> options.concurrency(ConcurrencyOptions.fixed(1)),
                        client -> besidesAnother(bench, client),
                        Step.silence()));
        row(
                "the response cache",
                CallRefusedException.class,
                Outcome.Refused.class,
                bench -> bench.with(
                        options -> options.cache(CacheOptions.defaults()),
                        client -> Bench.read(client, ONCE.withHeader("Cache-Control", "only-if-cached"))));
    }

    private static void tryOften(ApiClient client) {
        for (int i = 0; i < 100; i++) {
            try {
                Bench.read(client, ONCE.withDeadline(Duration.ofSeconds(1)));
            } catch (CallRefusedException refused) {
                throw refused;
            } catch (ResponseException failure) {
                assertThat(failure.attempts()).isEqualTo(1);
            }
        }
        throw new AssertionError("never refused");
    }

    private void hedges() {
        row(
                "a second attempt beside a slow one",
                PermissionException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options.hedging(HedgingOptions.after(Duration.ofMillis(50))),
                        client -> Bench.read(client, RETRIED.withDeadline(Duration.ofSeconds(5))),
                        Step.silence(),
                        Bench.status("403 Forbidden")));
    }

    private static void twice(ApiClient client) {
        assertThatThrownBy(() -> Bench.read(client, ONCE)).isInstanceOf(RateLimitedException.class);
        Bench.read(client, ONCE);
    }

    private static void besidesAnother(Bench bench, ApiClient client) {
        CompletableFuture<Void> other = client.async(() -> {
            Bench.read(client, ONCE);
            return null;
        });
        try {
            bench.server.awaitRequest();
            Bench.read(client, ONCE.withDeadline(Duration.ofMillis(100)));
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        } finally {
            other.cancel(true);
        }
    }

    private void credentials() {
        String secret = "\"client_secret " + Canary.CLIENT + " is wrong\"";
        row(
                "a token endpoint that repeats the client's secret",
                AuthenticationException.class,
                Outcome.Unauthenticated.class,
                bench -> bench.readingWithToken(Step.respond(
                        "401 Unauthorized",
                        "{\"error\":\"invalid_client\",\"error_description\":" + secret + ",\"error_uri\":" + secret
                                + "}")));
        row(
                "a token endpoint that answers with a page",
                TransportException.class,
                Outcome.Unauthenticated.class,
                bench -> {
                    bench.server.always(Step.respond("503 Unavailable", "<html>" + Canary.CLIENT + "</html>"));
                    bench.readingWithToken();
                });
        row(
                "a token that the provider refuses and repeats",
                PermissionException.class,
                Outcome.Answered.class,
                bench -> bench.readingWithToken(
                        Step.respond(
                                "200 OK",
                                "{\"access_token\":\"" + Canary.TOKEN
                                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}"),
                        Step.respond(
                                "403 Forbidden",
                                "{\"error\":{\"message\":\"the token " + Canary.TOKEN + " of a client with "
                                        + Canary.CLIENT + " may not\"}}",
                                "Request-Id",
                                Canary.TOKEN)));
        authenticator(
                "credentials that are not to be had",
                AuthenticationException.class,
                CredentialException.lasting("the vault has no credentials"));
        authenticator(
                "credentials that are not to be had now",
                TransportException.class,
                CredentialException.passing("the vault does not answer", null));
    }

    private void authenticator(String name, Class<? extends Throwable> exception, CredentialException problem) {
        Authenticator without = new Authenticator() {
            @Override
            public HttpRequest authenticate(HttpRequest request, String tenant) {
                throw problem;
            }

            @Override
            public boolean invalidate(String tenant, HttpRequest sent, HttpResponse challenge) {
                return false;
            }

            @Override
            public String fingerprint(String tenant) {
                return "none";
            }
        };
        row(name, exception, Outcome.Unauthenticated.class, bench -> {
            try (ApiClient client = bench.watch
                    .on(ApiClient.builder(dev.fairlead.profile.Profiles.bundled("stripe"))
                            .baseUrl(bench.server.uri())
                            .authenticator(without))
                    .build()) {
                Bench.read(client, ONCE);
            }
        });
    }

    private void mistakes() {
        row(
                "a listener that throws what it heard",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options.listener(event -> {
                            throw new IllegalStateException(event.toString());
                        }),
                        client -> Bench.read(client, ONCE),
                        Bench.status("500 Internal")));
        row(
                "an interceptor that throws what it saw",
                IllegalStateException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options.interceptor((attempt, next) -> {
                            throw new IllegalStateException(
                                    attempt.request().headers().toString());
                        }),
                        client -> Bench.read(client, ONCE)));
        row(
                "a variable of the path that is missing",
                IllegalArgumentException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options,
                        client -> client.call(
                                Bench.READ,
                                Params.of(Map.of("token", Canary.QUERY)),
                                Map.of("other", Canary.PATH),
                                ONCE)));
        row(
                "a client that is closed",
                IllegalStateException.class,
                Outcome.Answered.class,
                bench -> bench.with(options -> options, client -> {
                    client.close();
                    Bench.read(client, ONCE);
                }));
        row(
                "a key of the wrong form",
                ConfigurationException.class,
                Outcome.Answered.class,
                bench -> ApiClient.builder(dev.fairlead.profile.Profiles.bundled("stripe"))
                        .apiKey(Secret.of("whsec_" + Canary.BODY))
                        .build());
        row(
                "a base address with a user and a query",
                IllegalArgumentException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options.baseUrl(
                                URI.create("https://" + Canary.USER + ":" + Canary.KEY + "@x/?a=" + Canary.QUERY)),
                        client -> Bench.read(client, ONCE)));
    }
}

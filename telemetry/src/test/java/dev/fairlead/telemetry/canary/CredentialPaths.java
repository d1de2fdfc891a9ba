package dev.fairlead.telemetry.canary;

import static dev.fairlead.telemetry.canary.Bench.ONCE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.PermissionException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.util.concurrent.atomic.AtomicReference;

/** Credentials that are not to be had, or are refused and repeated. */
final class CredentialPaths extends Paths {

    private static final Profile TOKENS = Bench.stripeWith(
            "authentication",
            "schemes:",
            "  - kind: oauth2",
            "    grant: client_credentials",
            "    token_url: /oauth/token",
            "    client_authentication: post");
    private static final Profile LOGINS = Bench.stripeWith(
            "authentication",
            "schemes:",
            "  - kind: oauth2",
            "    grant: authorization_code",
            "    authorize_url: /oauth/authorize",
            "    token_url: /oauth/token",
            "    client_authentication: basic",
            "reauthenticate_on:",
            "  statuses: [401]");

    CredentialPaths() {
        credentials();
        rotation();
    }

    private static CredentialSet client() {
        return CredentialSet.of("client_id", Secret.of("shop")).and("client_secret", Secret.of(Canary.CLIENT));
    }

    /** Makes a call with a token, which the first step gives or does not give. */
    private static void readingWithToken(Bench bench, Step... steps) {
        bench.readingAs(TOKENS, client(), steps);
    }

    private void rotation() {
        row(
                "a key that was changed, and that the provider still repeats beside its successor",
                ServerException.class,
                Outcome.Answered.class,
                bench -> {
                    AtomicReference<String> key = new AtomicReference<>(Canary.KEY);
                    bench.with(
                            options -> options.apiKey(() -> Secret.of(key.get())),
                            client -> {
                                assertThatThrownBy(() -> Bench.read(client, ONCE))
                                        .isInstanceOf(ServerException.class);
                                key.set(Canary.NEXT_KEY);
                                Bench.read(client, ONCE);
                            },
                            bench.refusal("500 Internal", Canary.KEY),
                            bench.refusal("500 Internal", Canary.KEY, Canary.NEXT_KEY));
                });
        row(
                "a refresh token that was changed, and is refused and repeated",
                AuthenticationException.class,
                Outcome.Unauthenticated.class,
                bench -> bench.readingAs(
                        LOGINS,
                        client().and("refresh_token", Secret.of(Canary.REFRESH)),
                        Step.respond(
                                "200 OK",
                                "{\"access_token\":\"" + Canary.TOKEN + "\",\"refresh_token\":\"" + Canary.NEXT_REFRESH
                                        + "\",\"expires_in\":3600}"),
                        bench.refusal("401 Unauthorized", Canary.TOKEN, Canary.NEXT_REFRESH),
                        Step.respond(
                                "400 Bad Request",
                                "{\"error\":\"invalid_grant\",\"error_description\":\"" + Canary.NEXT_REFRESH
                                        + " follows " + Canary.REFRESH + "\"}")));
    }

    private void credentials() {
        String secret = "\"client_secret " + Canary.CLIENT + " is wrong\"";
        row(
                "a token endpoint that repeats the client's secret",
                AuthenticationException.class,
                Outcome.Unauthenticated.class,
                bench -> readingWithToken(
                        bench,
                        Step.respond(
                                "401 Unauthorized",
                                "{\"error\":\"invalid_client\",\"error_description\":" + secret + ",\"error_uri\":"
                                        + secret + "}")));
        row(
                "a token endpoint that answers with a page",
                TransportException.class,
                Outcome.Unauthenticated.class,
                bench -> {
                    bench.server.always(Step.respond("503 Unavailable", "<html>" + Canary.CLIENT + "</html>"));
                    readingWithToken(bench);
                });
        row(
                "a token that the provider refuses and repeats",
                PermissionException.class,
                Outcome.Answered.class,
                bench -> readingWithToken(
                        bench,
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
                    .on(ApiClient.builder(Profiles.bundled("stripe"))
                            .baseUrl(bench.server.uri())
                            .authenticator(without))
                    .build()) {
                Bench.read(client, ONCE);
            }
        });
    }
}

package dev.fairlead.telemetry.canary;

import static dev.fairlead.telemetry.canary.Bench.ONCE;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.error.AuthenticationException;
import dev.fairlead.client.error.PermissionException;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.util.Base64;

/** Keys in the other places that a provider may want them, and an answer that was kept from before a failure. */
final class PlacedKeyPaths extends Paths {

    private static final Profile BASIC = Bench.stripeWith(
            "authentication",
            "credentials:",
            "  - {name: user, secret: true, meaning: the user}",
            "  - {name: password, secret: true, meaning: the password}",
            "schemes:",
            "  - {kind: basic, user: '{user}', password: '{password}'}");
    private static final Profile QUERY = Bench.stripeWith(
            "authentication",
            "schemes:",
            "  - kind: api_key",
            "    placements:",
            "      - {in: query, name: key, value: '{api_key}'}",
            "      - {in: header, name: X-Second-Key, value: '{api_key}'}");
    private static final Profile ASSERTED = Bench.stripeWith(
            "authentication",
            "schemes:",
            "  - kind: oauth2",
            "    grant: client_credentials",
            "    token_url: /oauth/token",
            "    client_authentication: private_key_jwt",
            "    jwt:",
            "      algorithm: es256",
            "      claims: {iss: '{client_id}', sub: '{client_id}', aud: '{token_url}'}");

    PlacedKeyPaths() {
        row(
                "a user and a password that are refused and repeated",
                PermissionException.class,
                Outcome.Answered.class,
                bench -> bench.readingAs(
                        BASIC,
                        CredentialSet.of("user", Secret.of(Canary.USER)).and("password", Secret.of(Canary.CLIENT)),
                        bench.refusal("403 Forbidden", Canary.USER, Canary.CLIENT)));
        row(
                "a key in the query that is refused, and repeated as it came",
                PermissionException.class,
                Outcome.Answered.class,
                bench -> bench.readingAs(QUERY, key(), repeatingTheAddress(bench, "403 Forbidden")));
        row(
                "a key in the query that a broken answer repeats",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.readingAs(QUERY, key(), repeatingTheAddress(bench, "500 Internal")));
        row(
                "an assertion of the client that a token endpoint refuses and repeats",
                AuthenticationException.class,
                Outcome.Unauthenticated.class,
                bench -> bench.readingAs(
                        ASSERTED,
                        CredentialSet.of("client_id", Secret.of("shop")).andPem("private_key", Canary.PRIVATE_KEY),
                        repeatingTheAssertion(bench)));
        row(
                "an answer that was kept, and an error after it",
                ServerException.class,
                Outcome.Answered.class,
                bench -> bench.with(
                        options -> options.cache(CacheOptions.defaults()),
                        client -> {
                            Bench.read(client, ONCE);
                            Bench.read(client, ONCE);
                        },
                        Step.respond(
                                "200 OK",
                                "{\"key\":\"" + Canary.KEY + "\",\"name\":\"" + Canary.BODY + "\"}",
                                "Cache-Control",
                                "max-age=0, must-revalidate",
                                "ETag",
                                "\"" + Canary.BODY + "\""),
                        Bench.status("500 Internal")));
    }

    private static CredentialSet key() {
        return CredentialSet.of("api_key", Secret.of(Canary.KEY));
    }

    /** What a caller put into path and query itself may come back: without it nobody could tell which id was wrong. */
    private static Step repeatingTheAddress(Bench bench, String status) {
        return (socket, out) -> {
            String line = bench.server.requests().getLast().line();
            String key = line.substring(line.indexOf("key="));
            return Step.respond(status, Bench.echo("no access to " + key), "Request-Id", key, "Location", "/?" + key)
                    .run(socket, out);
        };
    }

    /** Takes the assertion out of the form that came, and gives it back in all places of an error. */
    private static Step repeatingTheAssertion(Bench bench) {
        return (socket, out) -> {
            String form = bench.server.requests().getLast().body();
            String begin = "client_assertion=";
            int from = form.indexOf(begin) + begin.length();
            int to = form.indexOf('&', from);
            String assertion = form.substring(from, to < 0 ? form.length() : to);
            if (new String(Base64.getUrlDecoder().decode(assertion.split("\\.", -1)[1])).indexOf("shop") < 0) {
                throw new AssertionError("that is no assertion of the client: " + form);
            }
            Canary.learn(assertion);
            return Step.respond(
                            "401 Unauthorized",
                            "{\"error\":\"invalid_client\",\"error_description\":\"" + assertion + "\",\"error_uri\":\""
                                    + assertion + "\"}",
                            "WWW-Authenticate",
                            "Bearer error=\"" + assertion + "\"")
                    .run(socket, out);
        };
    }
}

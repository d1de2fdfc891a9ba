package dev.fairlead.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.model.Params;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.ByteEncoding;
import dev.fairlead.profile.AuthScheme.ClientAuthentication;
import dev.fairlead.profile.AuthScheme.Grant;
import dev.fairlead.profile.AuthScheme.Jwt;
import dev.fairlead.profile.AuthScheme.JwtAlgorithm;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.BaseUrl;
import dev.fairlead.profile.Credentials;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.sandbox.Sandbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scheme of the profile model, from the real client to the sandbox: the made-up credentials are let in, others are not. All
 * addresses are of the domain {@code invalid}, which leads nowhere: a request that left loopback would fail.
 */
class SandboxSchemesTest {

    private static final ApiDescription THINGS =
            DescriptionReader.read("""
            openapi: 3.0.3
            info: {title: Things, version: "1"}
            servers: [{url: "https://things.invalid/v2"}]
            paths:
              /things:
                get: &list
                  operationId: listThings
                  responses:
                    "200":
                      description: them
                      content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}
              /files:
                servers: [{url: "https://files.invalid/upload/v3"}]
                get:
                  operationId: listFiles
                  responses:
                    "200":
                      description: them
                      content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}
            """.replace(" &list", "").getBytes(StandardCharsets.UTF_8), "things.yaml");

    private static final Operation<JsonObject> LIST =
            Operation.get("listThings", "/things").returnsJson();
    private static final Operation<JsonObject> FILES = Operation.get("listFiles", "/files")
            .baseUrl("https://files.invalid/upload/v3")
            .returnsJson();

    private record Case(
            String name, AuthScheme scheme, @Nullable String spoilt) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static AuthScheme.OAuth oauth(Grant grant, ClientAuthentication way, @Nullable Jwt jwt) {
        return new AuthScheme.OAuth(
                grant,
                "https://login.invalid/oauth/token",
                grant == Grant.AUTHORIZATION_CODE ? "https://login.invalid/authorize" : null,
                way,
                List.of("read", "write"),
                " ",
                Map.of("audience", "https://things.invalid/"),
                jwt,
                Duration.ofMinutes(30),
                null);
    }

    private static Jwt jwt(JwtAlgorithm algorithm, String audience) {
        return new Jwt(
                algorithm,
                "private_key",
                "{key_id}",
                Map.of("iss", "{client_id}", "sub", "{client_id}", "aud", audience),
                Duration.ofMinutes(5));
    }

    private static AuthScheme hmac(ByteEncoding signature, Place place) {
        return new AuthScheme.Hmac(
                AuthScheme.HmacAlgorithm.SHA512,
                "api_key",
                ByteEncoding.BASE64,
                "{timestamp}\n{nonce}\n{method}\n{target}\n{host}\n{body_sha256_hex}",
                signature,
                AuthScheme.TimeFormat.ISO_8601,
                List.of(
                        new Placement(Place.HEADER, "X-Time", "{timestamp};n={nonce}"),
                        new Placement(place, "X-Signature", "key {user}:{signature}")));
    }

    static Stream<Case> schemes() {
        return Stream.of(
                new Case("bearer", AuthScheme.Keys.bearer("api_key"), "api_key"),
                new Case("header", AuthScheme.Keys.raw(Place.HEADER, "X-Api-Key", "api_key"), "api_key"),
                new Case("query", AuthScheme.Keys.raw(Place.QUERY, "key", "api_key"), "api_key"),
                new Case(
                        "two headers",
                        new AuthScheme.Keys(
                                "api_key",
                                List.of(
                                        new Placement(Place.HEADER, "X-Api-Key", "{api_key}"),
                                        new Placement(Place.HEADER, "X-App-Key", "{application_key}"))),
                        "application_key"),
                new Case("basic", new AuthScheme.Basic("{user}", "{password}"), "password"),
                new Case("key as user", new AuthScheme.Basic("{api_key}", ""), "api_key"),
                new Case(
                        "client credentials, basic",
                        oauth(Grant.CLIENT_CREDENTIALS, ClientAuthentication.BASIC, null),
                        "client_secret"),
                new Case(
                        "client credentials, form",
                        oauth(Grant.CLIENT_CREDENTIALS, ClientAuthentication.POST, null),
                        "client_secret"),
                new Case(
                        "client credentials, signed",
                        oauth(
                                Grant.CLIENT_CREDENTIALS,
                                ClientAuthentication.PRIVATE_KEY_JWT,
                                jwt(JwtAlgorithm.ES256, "{token_url}")),
                        "client_id"),
                new Case(
                        "refresh token",
                        oauth(Grant.AUTHORIZATION_CODE, ClientAuthentication.BASIC, null),
                        "refresh_token"),
                new Case(
                        "JWT as grant",
                        oauth(Grant.JWT_BEARER, ClientAuthentication.NONE, jwt(JwtAlgorithm.RS256, "{token_url}")),
                        "client_id"),
                new Case(
                        "signed JWT",
                        new AuthScheme.SignedJwt(jwt(JwtAlgorithm.ES256, "https://things.invalid")),
                        "client_id"),
                new Case("SigV4", new AuthScheme.SigV4("things", "{region}", false, false), "secret_access_key"),
                new Case("SigV4 of S3", new AuthScheme.SigV4("s3", "{region}", true, true), "secret_access_key"),
                new Case("Azure's key", new AuthScheme.AzureSharedKey(), "account_name"),
                new Case("HMAC in headers", hmac(ByteEncoding.HEX, Place.HEADER), "user"),
                new Case("HMAC in the query", hmac(ByteEncoding.BASE64, Place.QUERY), "user"),
                new Case("none", new AuthScheme.None(), null));
    }

    private static Profile profile(AuthScheme scheme) {
        Profile stripe = Profiles.bundled("stripe");
        return new Profile(
                "things",
                "Things",
                stripe.documentation(),
                stripe.asOf(),
                BaseUrl.of(URI.create("https://things.invalid/v2")),
                new Credentials(List.of()),
                Authentication.of(scheme),
                null,
                stripe.wire(),
                stripe.errors(),
                stripe.retries(),
                stripe.rateLimits(),
                null,
                List.of(),
                stripe.timeouts(),
                null,
                List.of(),
                List.of(),
                Map.of());
    }

    private static ApiClient client(Profile profile, Sandbox sandbox, Map<String, Secret> credentials) {
        return ApiClient.builder(profile)
                .settings(Settings.builder(profile)
                        .credentials(CredentialSet.of(credentials))
                        .baseUrl(sandbox.baseUrl())
                        .maxAttempts(1)
                        .build())
                .build();
    }

    private static JsonObject call(ApiClient client, Operation<JsonObject> operation) {
        return client.call(operation, Params.none(), Map.of(), CallOptions.none());
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void theMadeUpCredentialsAreLetInAndOthersAreNot(Case given) {
        Profile profile = profile(given.scheme());
        try (Sandbox sandbox = Sandbox.builder(THINGS, profile).start()) {
            try (ApiClient client = client(profile, sandbox, sandbox.credentials())) {
                assertThat(call(client, LIST)).isNotNull();
                assertThat(call(client, FILES)).isNotNull();
            }
            if (given.spoilt() != null) {
                Map<String, Secret> wrong = new HashMap<>(sandbox.credentials());
                wrong.put(given.spoilt(), Secret.of("c29tZXRoaW5nIGVsc2U="));
                try (ApiClient client = client(profile, sandbox, wrong)) {
                    Throwable refused = catchThrowable(() -> call(client, LIST));
                    assertThat(refused).isNotNull();
                    if (refused instanceof ResponseException answer) {
                        assertThat(answer.status()).isIn(401, 403);
                    } else {
                        assertThat(refused).hasMessageContaining("token endpoint");
                    }
                }
            }
        }
    }

    @Test
    void theExtensionLeadsEverySchemeToTheSandbox() {
        Profile profile = profile(oauth(Grant.CLIENT_CREDENTIALS, ClientAuthentication.BASIC, null));
        try (RunningSandbox running = RunningSandbox.start(THINGS, profile)) {
            assertThat(running.settings().baseUrl().toString()).endsWith("/v2");
            assertThat(call(running.client(), LIST)).isNotNull();
            assertThat(call(running.client(), FILES)).isNotNull();
        }
    }
}

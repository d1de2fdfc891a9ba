package dev.fairlead.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationReaderTest {

    private static Authentication read(String section) {
        String stripe = bundled();
        int from = stripe.indexOf("  # Both take the same key");
        int to = stripe.indexOf("versioning:");
        String text = stripe.substring(0, from) + section.indent(2) + "\n" + stripe.substring(to);
        return ProfileReader.read("test.yaml", text.getBytes(StandardCharsets.UTF_8))
                .authentication();
    }

    private static String bundled() {
        try (InputStream stream = Profiles.class.getResourceAsStream("stripe.yaml")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void severalHeadersNeedSeveralCredentials() {
        Authentication datadog = read("""
                credentials:
                  - name: application_key
                    secret: true
                    meaning: the application key, for all but sending data
                    example: 0123456789abcdef
                schemes:
                  - kind: api_key
                    placements:
                      - {in: header, name: DD-API-KEY, value: "{api_key}"}
                      - {in: header, name: DD-APPLICATION-KEY, value: "{application_key}"}
                """);

        assertThat(datadog.schemes())
                .containsExactly(new AuthScheme.Keys(
                        "api_key",
                        List.of(
                                new Placement(Place.HEADER, "DD-API-KEY", "{api_key}"),
                                new Placement(Place.HEADER, "DD-APPLICATION-KEY", "{application_key}"))));
        assertThat(datadog.credentials())
                .containsExactly(
                        new CredentialField("api_key", true, true, "the API key", ""),
                        new CredentialField(
                                "application_key",
                                true,
                                true,
                                "the application key, for all but sending data",
                                "0123456789abcdef"));
        assertThat(datadog.reauthenticateOn()).isEqualTo(Authentication.Refusals.NONE);
    }

    @Test
    void oauthIsReadWhole() {
        Authentication auth0 = read("""
                schemes:
                  - kind: oauth2
                    grant: client_credentials
                    token_url: https://{domain}/oauth/token
                    client_authentication: private_key_jwt
                    scopes: [read, write]
                    parameters:
                      audience: https://{domain}/api/v2/
                    jwt:
                      algorithm: rs256
                      claims: {iss: "{client_id}", sub: "{client_id}", aud: "{token_url}"}
                      lifetime: 1m
                    lifetime: 2h
                    host: {field: instance_url, allowed: ["*.Example.com"]}
                reauthenticate_on:
                  statuses: [401]
                  codes: [expired]
                """.replace("*.Example.com", "*.example.com"));

        AuthScheme.OAuth scheme = (AuthScheme.OAuth) auth0.schemes().getFirst();
        assertThat(scheme.parameters()).isEqualTo(Map.of("audience", "https://{domain}/api/v2/"));
        assertThat(scheme.lifetime()).isEqualTo(Duration.ofHours(2));
        assertThat(scheme.host()).isEqualTo(new AuthScheme.TokenHost("instance_url", List.of("*.example.com")));
        assertThat(auth0.credentials())
                .extracting(CredentialField::name)
                .containsExactlyInAnyOrder("client_id", "private_key", "domain");
        assertThat(auth0.reauthenticateOn()).isEqualTo(new Authentication.Refusals(Set.of(401), Set.of("expired")));
    }

    @Test
    void theFirstSchemeWithAllItsCredentialsIsUsable() {
        Authentication twilio = read("""
                schemes:
                  - kind: basic
                    user: "{user}"
                    password: "{password}"
                  - kind: sigv4
                    service: s3
                """);

        assertThat(twilio.usableWith(Set.of("user", "password")))
                .contains(twilio.schemes().getFirst());
        assertThat(twilio.usableWith(Set.of("access_key_id", "secret_access_key", "region")))
                .contains(twilio.schemes().getLast());
        assertThat(twilio.usableWith(Set.of("user"))).isEmpty();
        assertThat(twilio.credentials(twilio.schemes().getLast()))
                .extracting(CredentialField::name, CredentialField::required)
                .contains(org.assertj.core.groups.Tuple.tuple("session_token", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{kind: api_key, placements: [{in: header, name: X, value: `{my_key}`}]} | uses {my_key}, which is no credential known by its name",
                "{kind: oauth2, grant: client_credentials, token_url: http://a.example/t, client_authentication: basic} | token_url: expected an https address, or a path",
                "{kind: oauth2, grant: client_credentials, token_url: https://u@a.example/t, client_authentication: basic} | token_url: expected an https address, or a path",
                "{kind: oauth2, grant: authorization_code, token_url: /t, client_authentication: basic} | authorize_url: is missing",
                "{kind: oauth2, grant: client_credentials, token_url: /t, authorize_url: /a, client_authentication: basic} | authorize_url: is for the grant authorization_code only",
                "{kind: oauth2, grant: jwt_bearer, token_url: /t, client_authentication: none} | jwt: is missing",
                "{kind: oauth2, grant: client_credentials, token_url: /t, client_authentication: none} | the grant client_credentials needs a client that proves itself",
                "{kind: signed_jwt, jwt: {algorithm: hs256}} | algorithm: expected one of rs256, es256",
                "{kind: signed_jwt, jwt: {algorithm: rs256, lifetime: 2h}} | lifetime: is longer than an hour",
                "{kind: hmac, algorithm: sha256, key: api_key, string_to_sign: `{signature}`, signature_encoding: hex, placements: [{in: header, name: X, value: `{signature}`}]} | string_to_sign: cannot hold the signature itself",
                "{kind: hmac, algorithm: sha256, key: api_key, string_to_sign: `{body}`, signature_encoding: text, placements: [{in: header, name: X, value: `{signature}`}]} | a signature is no text; take hex or base64",
                "{kind: hmac, algorithm: sha256, key: api_key, string_to_sign: `{body}`, signature_encoding: hex, placements: [{in: header, name: X, value: x}]} | none of them carries {signature}",
                "{kind: oauth2, grant: client_credentials, token_url: /t, client_authentication: basic, host: {field: f, allowed: [`*`]}} | expected a host such as api.example.com or *.example.com",
            })
    void mistakesAreReported(String scheme, String problem) {
        String text = "schemes:\n  - " + scheme.replace('`', '"');

        assertThat(catchThrowableOfType(ProfileException.class, () -> read(text)))
                .hasMessageContaining(problem);
    }

    @Test
    void aCredentialThatNobodyUsesIsReported() {
        String text = """
                credentials:
                  - {name: left_over, secret: true, meaning: nothing}
                schemes:
                  - kind: bearer
                """;

        assertThat(catchThrowableOfType(ProfileException.class, () -> read(text)))
                .hasMessageContaining("\"left_over\" is used by no scheme");
    }
}

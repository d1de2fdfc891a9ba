package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.ClientAuthentication;
import dev.fairlead.profile.AuthScheme.Grant;
import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Templates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the requests of one client to its token endpoint, from one set of credentials. Thread-safe. */
final class TokenRequests {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"; // RFC 7523 §2.1
    private static final String JWT_CLIENT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"; // §2.2

    private final AuthScheme.OAuth scheme;
    private final CredentialSet credentials;
    private final Credentials known;
    private final URI address;
    private final @Nullable JwtSigner signer;

    TokenRequests(
            AuthScheme.OAuth scheme,
            CredentialSet credentials,
            Credentials known,
            Addresses addresses,
            RandomGenerator random) {
        this.scheme = scheme;
        this.credentials = credentials;
        this.known = known;
        this.address = addresses.endpoint(scheme.tokenUrl(), credentials);
        this.signer = scheme.jwt() == null ? null : new JwtSigner(scheme.jwt(), credentials, this::value, random);
    }

    private String value(String name) {
        return name.equals("token_url") ? address.toString() : credentials.reveal(name);
    }

    /** RFC 6749 §4.4.2. */
    Function<Instant, HttpRequest> clientCredentials() {
        return now -> {
            Map<String, String> form = form("client_credentials");
            addScopes(form);
            return request(form, now);
        };
    }

    /** RFC 7523 §2.1. */
    Function<Instant, HttpRequest> jwtBearer() {
        return now -> {
            Map<String, String> form = form(JWT_BEARER);
            form.put("assertion", assertion(now));
            addScopes(form);
            return request(form, now);
        };
    }

    /** RFC 6749 §6. */
    Function<Instant, HttpRequest> refresh(Secret refreshToken) {
        return now -> {
            Map<String, String> form = form("refresh_token");
            form.put("refresh_token", refreshToken.reveal());
            return request(form, now);
        };
    }

    /** RFC 6749 §4.1.3 and RFC 7636 §4.5. */
    Function<Instant, HttpRequest> code(String code, URI redirect, Secret verifier) {
        return now -> {
            Map<String, String> form = form("authorization_code");
            form.put("code", code);
            form.put("redirect_uri", redirect.toString());
            form.put("code_verifier", verifier.reveal());
            return request(form, now);
        };
    }

    private Map<String, String> form(String grant) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", grant);
        scheme.parameters().forEach((name, value) -> form.put(name, Templates.fill(value, this::value)));
        return form;
    }

    private void addScopes(Map<String, String> form) {
        if (!scheme.scopes().isEmpty()) {
            form.put("scope", String.join(scheme.scopeSeparator(), scheme.scopes()));
        }
    }

    private String assertion(Instant now) {
        String assertion = Objects.requireNonNull(signer).sign(now);
        known.remember(assertion);
        return assertion;
    }

    private HttpRequest request(Map<String, String> form, Instant now) {
        Headers headers = Headers.of("Accept", "application/json");
        switch (scheme.clientAuthentication()) {
            case BASIC -> headers = headers.plus("Authorization", basic());
            case POST -> {
                form.put("client_id", credentials.reveal("client_id"));
                form.put("client_secret", credentials.reveal("client_secret"));
            }
            case PRIVATE_KEY_JWT -> {
                form.put("client_id", credentials.reveal("client_id"));
                form.put("client_assertion_type", JWT_CLIENT);
                form.put("client_assertion", assertion(now));
            }
            case MUTUAL_TLS -> form.put("client_id", credentials.reveal("client_id"));
            case NONE -> {
                if (scheme.grant() != Grant.JWT_BEARER) {
                    form.put("client_id", credentials.reveal("client_id"));
                }
            }
        }
        String body = form.entrySet().stream()
                .map(field -> Texts.formEncoded(field.getKey()) + "=" + Texts.formEncoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return new HttpRequest(
                "POST",
                address,
                headers,
                RequestBody.of("application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8)));
    }

    /** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
    private String basic() {
        String pair = Texts.formEncoded(credentials.reveal("client_id"))
                + ":"
                + Texts.formEncoded(credentials.reveal("client_secret"));
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        known.remember(encoded);
        return "Basic " + encoded;
    }

    /** Returns whether requests carry a signed assertion. */
    static boolean sign(AuthScheme.OAuth scheme) {
        return scheme.grant() == Grant.JWT_BEARER
                || scheme.clientAuthentication() == ClientAuthentication.PRIVATE_KEY_JWT;
    }
}

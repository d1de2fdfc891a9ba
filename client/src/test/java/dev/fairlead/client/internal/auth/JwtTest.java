package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.ClientAuthentication;
import dev.fairlead.profile.AuthScheme.Grant;
import dev.fairlead.profile.AuthScheme.Jwt;
import dev.fairlead.profile.AuthScheme.JwtAlgorithm;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.ScriptedTransport;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JwtTest {

    private static KeyPair keys(JwtAlgorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm == JwtAlgorithm.RS256 ? "RSA" : "EC");
            if (algorithm == JwtAlgorithm.RS256) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type
                + "PRIVATE KEY-----\n";
    }

    private static Jwt jwt(JwtAlgorithm algorithm) {
        return new Jwt(
                algorithm,
                "private_key",
                "{key_id}",
                Map.of("iss", "{client_id}", "sub", "{client_id}", "aud", "{token_url}"),
                Duration.ofMinutes(5));
    }

    private static CredentialSet credentials(String pem) {
        return CredentialSet.of("client_id", Secret.of("app-1"))
                .and("key_id", "k1")
                .andPem("private_key", pem);
    }

    private static JsonObject part(String jwt, int place) {
        return Json.parseObject(Base64.getUrlDecoder().decode(jwt.split("\\.")[place]));
    }

    private static boolean verifies(String jwt, KeyPair keys, JwtAlgorithm algorithm) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                algorithm == JwtAlgorithm.RS256 ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        signature.initVerify(keys.getPublic());
        signature.update(jwt.substring(0, jwt.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(jwt.substring(jwt.lastIndexOf('.') + 1)));
    }

    private static AuthScheme.OAuth oauth(Grant grant, ClientAuthentication client, JwtAlgorithm algorithm) {
        return new AuthScheme.OAuth(
                grant, "/oauth/token", null, client, List.of("read"), " ", Map.of(), jwt(algorithm), null, null);
    }

    private static String field(AuthBench bench, int request, String name) {
        for (String field : bench.bodies().get(request).split("&")) {
            if (field.startsWith(name + "=")) {
                return URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "(none)";
    }

    @ParameterizedTest
    @EnumSource
    void aJwtIsExchangedForAToken(JwtAlgorithm algorithm) throws Exception {
        KeyPair keys = keys(algorithm);
        AuthBench bench = AuthBench.of(
                        oauth(Grant.JWT_BEARER, ClientAuthentication.NONE, algorithm),
                        credentials(pem("", keys.getPrivate().getEncoded())))
                .token("token-1", "");

        assertThat(bench.bearer()).isEqualTo("Bearer token-1");

        String assertion = field(bench, 0, "assertion");
        assertThat(field(bench, 0, "grant_type")).isEqualTo("urn:ietf:params:oauth:grant-type:jwt-bearer");
        assertThat(verifies(assertion, keys, algorithm)).isTrue();
        assertThat(part(assertion, 0).toJson())
                .isEqualTo("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"k1\"}");
        JsonObject claims = part(assertion, 1);
        assertThat(claims.string("iss")).isEqualTo("app-1");
        assertThat(claims.string("aud")).isEqualTo("https://api.stripe.com/oauth/token");
        assertThat(claims.integer("exp")).isEqualTo(claims.integer("iat") + 300);
        assertThat(claims.integer("iat"))
                .isEqualTo(Instant.parse("2026-11-23T11:59:55Z").getEpochSecond());
    }

    @Test
    void aClientProvesItselfWithItsKey() throws Exception {
        KeyPair keys = keys(JwtAlgorithm.ES256);
        AuthBench bench = AuthBench.of(
                        oauth(Grant.CLIENT_CREDENTIALS, ClientAuthentication.PRIVATE_KEY_JWT, JwtAlgorithm.ES256),
                        credentials(pem("", keys.getPrivate().getEncoded())))
                .token("token-1", "");

        bench.bearer();

        assertThat(field(bench, 0, "client_assertion_type"))
                .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        assertThat(verifies(field(bench, 0, "client_assertion"), keys, JwtAlgorithm.ES256))
                .isTrue();
        assertThat(bench.bodies().getFirst())
                .startsWith("grant_type=client_credentials")
                .doesNotContain("secret");
    }

    @Test
    void aWrongClockIsCorrectedOnceFromTheAnswer() throws Exception {
        KeyPair keys = keys(JwtAlgorithm.ES256);
        AuthBench bench = AuthBench.of(
                oauth(Grant.JWT_BEARER, ClientAuthentication.NONE, JwtAlgorithm.ES256),
                credentials(pem("", keys.getPrivate().getEncoded())));
        bench.endpoint.then(ScriptedTransport.answer(
                400, "{\"error\":\"invalid_grant\"}", "Date", "Mon, 23 Nov 2026 13:00:00 GMT"));
        bench.token("token-1", "");

        assertThat(bench.bearer()).isEqualTo("Bearer token-1");

        assertThat(part(field(bench, 1, "assertion"), 1).integer("iat"))
                .isEqualTo(Instant.parse("2026-11-23T12:59:55Z").getEpochSecond());
        assertThat(field(bench, 0, "assertion")).isNotEqualTo(field(bench, 1, "assertion"));
    }

    @Test
    void aRefusalWithARightClockIsNotRepeated() {
        KeyPair keys = keys(JwtAlgorithm.ES256);
        AuthBench bench = AuthBench.of(
                oauth(Grant.JWT_BEARER, ClientAuthentication.NONE, JwtAlgorithm.ES256),
                credentials(pem("", keys.getPrivate().getEncoded())));
        bench.endpoint.then(ScriptedTransport.answer(
                400, "{\"error\":\"invalid_grant\"}", "Date", "Mon, 23 Nov 2026 12:00:10 GMT"));

        assertThat(catchThrowableOfType(CredentialException.class, bench::bearer)
                        .code())
                .contains("invalid_grant");
    }

    @Test
    void aSelfSignedJwtIsUsedForMostOfItsLife() throws Exception {
        KeyPair keys = keys(JwtAlgorithm.RS256);
        AuthBench bench = AuthBench.of(
                new AuthScheme.SignedJwt(new Jwt(
                        JwtAlgorithm.RS256, "private_key", null, Map.of("iss", "{client_id}"), Duration.ofMinutes(10))),
                credentials(pem("", keys.getPrivate().getEncoded())));

        String first = bench.bearer();
        bench.time.advance(Duration.ofMinutes(7));
        assertThat(bench.bearer()).isEqualTo(first);
        bench.time.advance(Duration.ofMinutes(1));
        assertThat(bench.bearer()).isNotEqualTo(first);
        HttpRequest sent = Requests.withHeader(AuthBench.REQUEST, "Authorization", bench.bearer());
        assertThat(bench.authenticator.invalidate("", sent, HttpResponse.of(401, Headers.empty(), "")))
                .isFalse();
        assertThat(bench.secrets.redact(first)).isEqualTo("Bearer ****");
    }

    @Test
    void olderFormsOfKeysAreRead() throws Exception {
        byte[] rsa = keys(JwtAlgorithm.RS256).getPrivate().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(rsa, 26, rsa.length); // after the frame of a 2048-bit key
        assertThat(PrivateKeys.read(pem("RSA ", pkcs1), JwtAlgorithm.RS256).getEncoded())
                .isEqualTo(rsa);

        byte[] ec = keys(JwtAlgorithm.ES256).getPrivate().getEncoded();
        byte[] sec1 = Arrays.copyOfRange(ec, 28, ec.length);
        assertThat(PrivateKeys.read(pem("EC ", sec1), JwtAlgorithm.ES256).getEncoded())
                .isEqualTo(ec);
        String oneLine = pem("", rsa).replace("\n", "\\n");
        assertThat(PrivateKeys.read(oneLine, JwtAlgorithm.RS256).getEncoded()).isEqualTo(rsa);
    }

    @Test
    void aWrongKeyIsSaidWithoutRepeatingIt() throws Exception {
        String ec = pem("", keys(JwtAlgorithm.ES256).getPrivate().getEncoded());
        for (String wrong : List.of("canary", ec, ec.substring(0, 80), "-----BEGIN PRIVATE KEY-----")) {
            assertThat(catchThrowableOfType(
                            CredentialException.class, () -> PrivateKeys.read(wrong, JwtAlgorithm.RS256)))
                    .hasMessageContaining("the private key is no RSA key in PEM")
                    .hasMessageNotContaining("canary")
                    .hasNoCause();
        }
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        String weak = pem("", small.generateKeyPair().getPrivate().getEncoded());
        assertThat(catchThrowableOfType(CredentialException.class, () -> PrivateKeys.read(weak, JwtAlgorithm.RS256)))
                .hasMessageContaining("has 1024 bits");
    }
}

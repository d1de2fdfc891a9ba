package dev.fairlead.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.ByteEncoding;
import dev.fairlead.profile.AuthScheme.HmacAlgorithm;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import dev.fairlead.profile.AuthScheme.TimeFormat;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class HmacAuthenticatorTest {

    private static final CredentialSet SET =
            CredentialSet.of("key_id", Secret.of("k-1")).and("secret", Secret.of("Jefe"));

    private static AuthScheme.Hmac scheme(String stringToSign, TimeFormat format, Placement... placements) {
        return new AuthScheme.Hmac(
                HmacAlgorithm.SHA256,
                "secret",
                ByteEncoding.TEXT,
                stringToSign,
                ByteEncoding.HEX,
                format,
                List.of(placements));
    }

    private static HttpRequest post(String uri, String body) {
        return new HttpRequest(
                "POST",
                URI.create(uri),
                Headers.empty(),
                RequestBody.of("text/plain", body.getBytes(StandardCharsets.UTF_8)));
    }

    /** RFC 4231 §4.3, test case 2. */
    @Test
    void theBodyIsSignedAsInTheRfc() throws InterruptedException {
        AuthBench bench = AuthBench.of(
                scheme(
                        "{body}",
                        TimeFormat.EPOCH_SECONDS,
                        new Placement(Place.HEADER, "X-Sign", "{key_id} {signature}")),
                SET);

        HttpRequest signed =
                bench.authenticator.authenticate(post("https://a.example/", "what do ya want for nothing?"), "");

        assertThat(signed.headers().first("X-Sign"))
                .contains("k-1 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void everyPartOfARequestCanBeSigned() throws InterruptedException {
        String template = "{method}\n{host}\n{path}\n{query}\n{target}\n{content_type}\n{timestamp}\n{nonce}\n"
                + "{body_sha256_hex}\n{body_sha256_base64}\n{key_id}";
        AuthBench bench = AuthBench.of(
                scheme(
                        template,
                        TimeFormat.HTTP_DATE,
                        new Placement(Place.HEADER, "Date", "{timestamp}"),
                        new Placement(Place.HEADER, "X-Nonce", "{nonce}"),
                        new Placement(Place.QUERY, "sig", "{signature}")),
                SET);

        HttpRequest signed = bench.authenticator.authenticate(post("https://a.example:8443/p%20q?b=1&a=2", "x"), "");

        String nonce = signed.headers().first("X-Nonce").orElseThrow();
        String expected =
                "POST\na.example:8443\n/p%20q\nb=1&a=2\n/p%20q?b=1&a=2\ntext/plain\nMon, 23 Nov 2026 12:00:00 GMT\n"
                        + nonce + "\n2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\n"
                        + "LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=\nk-1";
        String signature = HexFormat.of()
                .formatHex(
                        HmacKey.sha256("Jefe".getBytes(StandardCharsets.UTF_8)).sign(expected));
        assertThat(signed.uri()).hasToString("https://a.example:8443/p%20q?b=1&a=2&sig=" + signature);
        assertThat(signed.headers().first("Date")).contains("Mon, 23 Nov 2026 12:00:00 GMT");
    }

    @Test
    void aWrongClockIsCorrectedFromTheRefusal() throws InterruptedException {
        AuthBench bench = AuthBench.of(
                scheme(
                        "{timestamp}",
                        TimeFormat.ISO_8601,
                        new Placement(Place.HEADER, "X-Time", "{timestamp} {signature}")),
                SET);
        Headers tooLate = Headers.of("Date", "Mon, 23 Nov 2026 13:30:00 GMT");
        HttpRequest sent = bench.authenticator.authenticate(AuthBench.REQUEST, "");

        assertThat(bench.authenticator.invalidate("", sent, HttpResponse.of(403, tooLate, "")))
                .isTrue();

        assertThat(bench.authenticator
                        .authenticate(AuthBench.REQUEST, "")
                        .headers()
                        .first("X-Time")
                        .orElseThrow())
                .startsWith("2026-11-23T13:30:00Z ");
        assertThat(bench.authenticator.invalidate("", sent, HttpResponse.of(403, tooLate, "")))
                .isFalse();
    }
}

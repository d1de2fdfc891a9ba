package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialException;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.AuthScheme.ByteEncoding;
import dev.fairlead.profile.AuthScheme.Place;
import dev.fairlead.profile.AuthScheme.Placement;
import dev.fairlead.profile.Templates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** A shared-key HMAC over a text that the profile declares. Each attempt is signed anew. */
final class HmacAuthenticator implements Authenticator {

    private static final int NONCE_BYTES = 16;

    private final AuthScheme.Hmac scheme;
    private final ClockOffset clock;
    private final RandomGenerator random;
    private final Prepared<Signer> signers;

    HmacAuthenticator(
            AuthScheme.Hmac scheme,
            Credentials credentials,
            Fingerprints fingerprints,
            ClockOffset clock,
            RandomGenerator random) {
        this.scheme = scheme;
        this.clock = clock;
        this.random = random;
        this.signers =
                new Prepared<>(credentials, (set, tenant) -> new Signer(set, key(set), fingerprints.of(tenant, set)));
    }

    private record Signer(CredentialSet credentials, HmacKey key, String fingerprint) {

        @Override
        public String toString() {
            return "Signer";
        }
    }

    private HmacKey key(CredentialSet set) {
        String algorithm = switch (scheme.algorithm()) {
            case SHA1 -> "HmacSHA1";
            case SHA256 -> "HmacSHA256";
            case SHA512 -> "HmacSHA512";
        };
        String text = set.reveal(scheme.key());
        try {
            byte[] bytes = switch (scheme.keyEncoding()) {
                case TEXT -> text.getBytes(StandardCharsets.UTF_8);
                case HEX -> HexFormat.of().parseHex(text);
                case BASE64 -> Base64.getDecoder().decode(text);
            };
            return new HmacKey(algorithm, bytes);
        } catch (IllegalArgumentException malformed) {
            throw CredentialException.lasting("the credential \"" + scheme.key() + "\" is not in "
                    + (scheme.keyEncoding() == ByteEncoding.HEX ? "hex" : "base64") + "; copy all of it");
        }
    }

    @Override
    public HttpRequest authenticate(HttpRequest request, String tenant) {
        Signer signer = signers.of(tenant);
        Values values = new Values(request, signer.credentials, clock.now(), nonce());
        byte[] mac = signer.key.sign(Templates.fill(scheme.stringToSign(), values::of));
        values.signature = scheme.signatureEncoding() == ByteEncoding.HEX
                ? HexFormat.of().formatHex(mac)
                : Base64.getEncoder().encodeToString(mac);
        HttpRequest signed = request;
        for (Placement place : scheme.placements()) {
            String value = Templates.fill(place.value(), values::of);
            signed = place.in() == Place.HEADER
                    ? Requests.withHeader(signed, place.name(), value)
                    : Requests.withQuery(signed, Texts.percentEncoded(place.name()), Texts.percentEncoded(value));
        }
        return signed.bound();
    }

    private String nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }

    /** What stands for the names in templates, for one request. */
    private final class Values {

        private final HttpRequest request;
        private final CredentialSet credentials;
        private final Instant now;
        private final String nonce;
        private String signature = "";

        Values(HttpRequest request, CredentialSet credentials, Instant now, String nonce) {
            this.request = request;
            this.credentials = credentials;
            this.now = now;
            this.nonce = nonce;
        }

        String of(String name) {
            return switch (name) {
                case "method" -> request.method();
                case "path" -> path();
                case "query" -> query();
                case "target" -> query().isEmpty() ? path() : path() + "?" + query();
                case "host" -> CanonicalRequest.host(request.uri());
                case "timestamp" -> Times.written(now, scheme.timeFormat());
                case "nonce" -> nonce;
                case "body" -> new String(Bodies.bytes(request.body()), StandardCharsets.UTF_8);
                case "body_sha256_hex" -> HexFormat.of().formatHex(Bodies.sha256(request.body()));
                case "body_sha256_base64" -> Base64.getEncoder().encodeToString(Bodies.sha256(request.body()));
                case "content_type" ->
                    request.body() == null ? "" : request.body().contentType();
                case "signature" -> signature;
                default -> credentials.reveal(name);
            };
        }

        private String path() {
            String path = request.uri().getRawPath();
            return path == null || path.isEmpty() ? "/" : path;
        }

        private String query() {
            return request.uri().getRawQuery() == null ? "" : request.uri().getRawQuery();
        }
    }

    @Override
    public boolean invalidate(String tenant, HttpRequest sent, HttpResponse challenge) {
        return clock.learnFrom(challenge);
    }

    @Override
    public String fingerprint(String tenant) {
        return signers.of(tenant).fingerprint;
    }
}

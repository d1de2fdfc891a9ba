package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Templates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * AWS Signature Version 4 in the header ("Create a signed AWS API request", AWS Identity and Access Management User Guide). Each
 * attempt is signed anew, because a signature holds a few minutes only.
 */
final class SigV4Authenticator implements Authenticator {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;

    private final AuthScheme.SigV4 scheme;
    private final ClockOffset clock;
    private final Prepared<Signer> signers;

    SigV4Authenticator(AuthScheme.SigV4 scheme, Credentials credentials, Fingerprints fingerprints, ClockOffset clock) {
        this.scheme = scheme;
        this.clock = clock;
        this.signers =
                new Prepared<>(credentials, (set, tenant) -> new Signer(scheme, set, fingerprints.of(tenant, set)));
    }

    @Override
    public HttpRequest authenticate(HttpRequest request, String tenant) {
        return signers.of(tenant).sign(request, clock.now()).bound();
    }

    @Override
    public boolean invalidate(String tenant, HttpRequest sent, HttpResponse challenge) {
        boolean corrected = clock.learnFrom(challenge);
        return corrected || !signers.of(tenant).signed(sent);
    }

    @Override
    public String fingerprint(String tenant) {
        return signers.of(tenant).fingerprint;
    }

    @Override
    public String toString() {
        return "SigV4(" + scheme.service() + ")";
    }

    /** Signs with one set of credentials. */
    static final class Signer {

        private final AuthScheme.SigV4 scheme;
        private final String keyId;
        private final byte[] secret;
        private final @Nullable String sessionToken;
        private final String region;
        private final String service;
        private final String fingerprint;
        private volatile @Nullable DayKey lastKey;

        private record DayKey(String date, HmacKey key) {}

        Signer(AuthScheme.SigV4 scheme, CredentialSet set, String fingerprint) {
            this.scheme = scheme;
            this.keyId = set.reveal("access_key_id");
            this.secret = ("AWS4" + set.reveal("secret_access_key")).getBytes(StandardCharsets.UTF_8);
            this.sessionToken = set.get("session_token").map(Secret::reveal).orElse(null);
            this.region = Templates.fill(scheme.region(), set::reveal);
            this.service = Templates.fill(scheme.service(), set::reveal);
            this.fingerprint = fingerprint;
        }

        HttpRequest sign(HttpRequest request, Instant now) {
            String time = TIME.format(now);
            String hash = payloadHash(request.body());
            HttpRequest dated = Requests.withHeader(request, "X-Amz-Date", time);
            if (sessionToken != null) {
                dated = Requests.withHeader(dated, "X-Amz-Security-Token", sessionToken);
            }
            if (scheme.objectPaths() || hash.equals("UNSIGNED-PAYLOAD")) {
                dated = Requests.withHeader(dated, "x-amz-content-sha256", hash);
            }
            CanonicalRequest canonical = CanonicalRequest.of(dated, scheme.objectPaths(), hash);
            String date = time.substring(0, DATE_LENGTH);
            String scope = date + "/" + region + "/" + service + "/aws4_request";
            String text = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex(sha256(canonical.text()));
            String signature = hex(key(date).sign(text));
            return Requests.withHeader(
                    dated,
                    "Authorization",
                    ALGORITHM + " Credential=" + keyId + "/" + scope + ", SignedHeaders=" + canonical.signedHeaders()
                            + ", Signature=" + signature);
        }

        private String payloadHash(@Nullable RequestBody body) {
            return body != null && !body.isReplayable() && scheme.unsignedStreams()
                    ? "UNSIGNED-PAYLOAD"
                    : hex(Bodies.sha256(body));
        }

        private HmacKey key(String date) {
            DayKey known = lastKey;
            if (known == null || !known.date.equals(date)) {
                HmacKey key = HmacKey.sha256(HmacKey.sha256(secret).sign(date));
                for (String part : new String[] {region, service, "aws4_request"}) {
                    key = HmacKey.sha256(key.sign(part));
                }
                known = new DayKey(date, key);
                lastKey = known;
            }
            return known.key;
        }

        /** Returns whether a request was signed with these credentials. */
        boolean signed(HttpRequest sent) {
            return sent.headers().first("Authorization").orElse("").contains("Credential=" + keyId + "/")
                    && sent.headers()
                            .first("X-Amz-Security-Token")
                            .orElse("")
                            .equals(sessionToken == null ? "" : sessionToken);
        }
    }

    private static byte[] sha256(String text) {
        return Bodies.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

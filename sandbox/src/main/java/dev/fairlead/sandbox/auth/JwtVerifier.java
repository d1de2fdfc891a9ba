package dev.fairlead.sandbox.auth;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.AuthScheme.Jwt;
import dev.fairlead.profile.AuthScheme.JwtAlgorithm;
import dev.fairlead.profile.Templates;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks JWTs (RFC 7519): signature, times, and the claims that the profile names. Immutable and thread-safe. */
final class JwtVerifier {

    private static final long SLACK_SECONDS = 60;

    private final Jwt jwt;
    private final MadeUpCredentials credentials;
    private final PublicKey key;
    private final InstantSource clock;

    JwtVerifier(Jwt jwt, MadeUpCredentials credentials, InstantSource clock) {
        this.jwt = jwt;
        this.credentials = credentials;
        this.key = credentials.publicKey(jwt.key());
        this.clock = clock;
    }

    /** Returns what is wrong with a JWT, as the end of a sentence; null if nothing is. */
    @Nullable
    String objection(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return "has not three parts with points between";
        }
        try {
            JsonObject header = part(parts[0]);
            JsonObject claims = part(parts[1]);
            if (!header.text("alg").orElse("").equals(jwt.algorithm().name())) {
                return "is not signed with " + jwt.algorithm();
            }
            if (!isSigned(parts)) {
                return "has a signature that the key of this sandbox did not make";
            }
            String wrongTime = wrongTime(claims);
            return wrongTime == null ? wrongClaim(claims) : wrongTime;
        } catch (JsonException | IllegalArgumentException malformed) {
            return "is malformed";
        }
    }

    private static JsonObject part(String text) {
        return Json.parseObject(Base64.getUrlDecoder().decode(text));
    }

    private boolean isSigned(String[] parts) {
        try {
            Signature signature = Signature.getInstance(
                    jwt.algorithm() == JwtAlgorithm.RS256 ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private @Nullable String wrongTime(JsonObject claims) {
        long now = clock.instant().getEpochSecond();
        Long end = claims.integer("exp");
        Long begin = claims.integer("iat");
        if (end == null || end < now - SLACK_SECONDS) {
            return end == null ? "has no claim exp" : "has expired";
        }
        return begin != null && begin > now + SLACK_SECONDS ? "was issued in the future: look at the clock" : null;
    }

    /** Claims that name the token endpoint differ by the address under which a client knows it. */
    private @Nullable String wrongClaim(JsonObject claims) {
        for (Map.Entry<String, String> claim : jwt.claims().entrySet()) {
            String template = claim.getValue();
            boolean ofSandbox = template.contains("{token_url}") || template.contains("{base_url}");
            String given = claims.text(claim.getKey()).orElse("");
            if (ofSandbox ? given.isEmpty() : !given.equals(Templates.fill(template, credentials::reveal))) {
                return "has another claim " + claim.getKey() + " than it should";
            }
        }
        return null;
    }
}

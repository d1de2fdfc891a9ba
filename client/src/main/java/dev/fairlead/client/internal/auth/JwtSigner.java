package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.AuthScheme.Jwt;
import dev.fairlead.profile.AuthScheme.JwtAlgorithm;
import dev.fairlead.profile.Templates;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Makes signed JWTs (RFC 7519, compact form of RFC 7515 §7.1) from one set of credentials. Thread-safe. */
final class JwtSigner {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int CLOCK_SLACK_SECONDS = 5;
    private static final int ID_BYTES = 16;

    private final Jwt jwt;
    private final UnaryOperator<String> values;
    private final PrivateKey key;
    private final RandomGenerator random;

    /**
     * Creates a signer.
     *
     * @param values what stands for a name in a template
     */
    JwtSigner(Jwt jwt, CredentialSet credentials, UnaryOperator<String> values, RandomGenerator random) {
        this.jwt = jwt;
        this.values = values;
        this.key = PrivateKeys.read(credentials.reveal(jwt.key()), jwt.algorithm());
        this.random = random;
    }

    /** Returns a JWT that begins a little before now, because clocks differ. */
    String sign(Instant now) {
        JsonObject.Builder header =
                JsonObject.builder().put("alg", jwt.algorithm().name()).put("typ", "JWT");
        if (jwt.keyId() != null) {
            header.put("kid", Templates.fill(jwt.keyId(), values));
        }
        JsonObject.Builder claims = JsonObject.builder();
        jwt.claims().forEach((name, value) -> claims.put(name, Templates.fill(value, values)));
        long begin = now.getEpochSecond() - CLOCK_SLACK_SECONDS;
        claims.put("iat", begin).put("exp", begin + jwt.lifetime().toSeconds()).put("jti", id());
        String text =
                encoded(header.build().toJson()) + "." + encoded(claims.build().toJson());
        return text + "." + BASE64.encodeToString(signature(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private String id() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return BASE64.encodeToString(id);
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 7518 §3.3 and §3.4: an ECDSA signature is the two numbers one after the other, not DER. */
    private byte[] signature(byte[] text) {
        try {
            Signature signature = Signature.getInstance(
                    jwt.algorithm() == JwtAlgorithm.RS256 ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the key was read for this algorithm", impossible);
        }
    }
}

package dev.fairlead.sandbox.webhook;

import dev.fairlead.profile.Webhooks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhooks as a provider does. Thread-safe. */
public final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private final Webhooks facts;

    /** Creates a signer from a provider's facts. */
    public WebhookSignature(Webhooks facts) {
        this.facts = facts;
    }

    /** Returns the request header that carries the signature. */
    public String header() {
        return facts.signatureHeader();
    }

    /**
     * Returns the header's value.
     *
     * @param secret the whole secret, prefix included
     */
    public String sign(byte[] body, String secret, Instant now) {
        return switch (facts.scheme()) {
            case TIMESTAMPED_HMAC_SHA256_HEX -> timestamped(body, secret, now.getEpochSecond());
        };
    }

    private String timestamped(byte[] body, String secret, long seconds) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + "," + facts.version() + "=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
        }
    }
}

package dev.fairlead.client.internal.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC (RFC 2104). Immutable and thread-safe. */
final class HmacKey {

    private final SecretKeySpec key;

    /**
     * Creates a key.
     *
     * @param algorithm Java's name, for instance {@code HmacSHA256}
     */
    HmacKey(String algorithm, byte[] bytes) {
        this.key = new SecretKeySpec(bytes, algorithm);
    }

    static HmacKey sha256(byte[] bytes) {
        return new HmacKey("HmacSHA256", bytes);
    }

    /** Returns the code of a text's UTF-8. */
    byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + key.getAlgorithm(), impossible);
        }
    }

    @Override
    public String toString() {
        return key.getAlgorithm() + " key";
    }
}

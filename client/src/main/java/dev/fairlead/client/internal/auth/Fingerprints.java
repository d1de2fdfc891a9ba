package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names for credentials that say nothing about them: an HMAC under a key that only this client has. Thread-safe. */
final class Fingerprints {

    private static final int SHOWN_BYTES = 12;

    private final byte[] key = new byte[32];

    Fingerprints() {
        new SecureRandom().nextBytes(key);
    }

    String of(String tenant, CredentialSet credentials) {
        StringBuilder text = new StringBuilder();
        add(text, tenant);
        for (String name : new TreeSet<>(credentials.names())) {
            add(text, name);
            add(text, credentials.reveal(name));
        }
        byte[] mac = hmac(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac, 0, SHOWN_BYTES);
    }

    private static void add(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }

    private byte[] hmac(byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}

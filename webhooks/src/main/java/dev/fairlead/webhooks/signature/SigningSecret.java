package dev.fairlead.webhooks.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The secret with which a provider signs its webhooks. Its value is never printed, and equality takes constant time.
 * Immutable.
 */
public final class SigningSecret {

    /** The fewest characters of a secret: a shorter one could be guessed. */
    public static final int MIN_LENGTH = 16;

    private final String value;

    private SigningSecret(String value) {
        this.value = value;
    }

    /**
     * Returns a secret.
     *
     * @param value the text as the provider shows it, its prefix included
     * @throws IllegalArgumentException if it is shorter than {@link #MIN_LENGTH}, or contains white space or control
     *     characters; the message does not contain it
     */
    public static SigningSecret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "the signing secret is empty: copy it from the provider's page of the webhook endpoint");
        }
        if (value.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("the signing secret contains white space or control characters: copy it"
                    + " again, without a line end");
        }
        if (value.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("the signing secret has " + value.length() + " characters and at least "
                    + MIN_LENGTH + " are needed: copy all of it");
        }
        return new SigningSecret(value);
    }

    /** Returns the secret's text. */
    public String reveal() {
        return value;
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}

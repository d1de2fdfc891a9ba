package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.Redaction;

/** Takes the secret in use out of texts that others wrote. Thread-safe. */
public final class KnownSecrets {

    private static final int SHORTEST = 8; // below that, ordinary words would be taken for it

    private volatile String secret = "";

    /** Makes a secret known. */
    public void remember(String revealed) {
        if (!revealed.equals(secret)) {
            secret = revealed;
        }
    }

    /** Returns a text with a mark in place of the secret. */
    public String redact(String text) {
        String known = secret;
        return known.length() < SHORTEST ? text : text.replace(known, Redaction.MARK);
    }
}

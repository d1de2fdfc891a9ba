package dev.fairlead.profile;

import java.time.Duration;
import java.util.Optional;

/**
 * How the provider signs what it sends.
 *
 * @param scheme the way of signing
 * @param signatureHeader the request header that carries the signature
 * @param version the one element of the header that counts; others are ignored, so that nobody can choose a weaker one
 * @param tolerance how far the signed time may be from ours, in both directions
 * @param secretPrefix what every signing secret begins with
 * @param eventId JSON pointer to the id by which a repeated event is recognised
 * @param eventType JSON pointer to the event's type
 * @param eventTime JSON pointer to when the event happened, in seconds since 1970
 * @param eventObject JSON pointer to the object that the event is about
 * @param orderKey JSON pointer to the id of that object
 */
public record Webhooks(
        Scheme scheme,
        String signatureHeader,
        String version,
        Duration tolerance,
        String secretPrefix,
        String eventId,
        String eventType,
        String eventTime,
        String eventObject,
        String orderKey) {

    private static final int SHORTEST_SECRET = 16;

    /**
     * Returns a signing secret, checked.
     *
     * @param text as the provider shows it, its prefix included
     * @throws IllegalArgumentException if it cannot be one; the message does not contain it
     */
    public Secret secret(String text) {
        objectionTo(text).ifPresent(objection -> {
            throw new IllegalArgumentException("the signing secret " + objection);
        });
        return Secret.of(text);
    }

    /**
     * Returns what is wrong with a signing secret, as the end of a sentence that begins with its name; empty if nothing is. A
     * secret of less than 16 characters could be guessed.
     *
     * @param text its value, which the sentence does not contain
     */
    public Optional<String> objectionTo(String text) {
        if (text.isBlank()) {
            return Optional.of("is empty: copy it from the provider's page of the webhook endpoint");
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            return Optional.of("contains white space or control characters: copy it again, without a line end");
        }
        if (!text.startsWith(secretPrefix)) {
            return Optional.of("does not begin with " + secretPrefix
                    + ": copy it from the provider's page of the webhook endpoint (an API key is something else)");
        }
        return text.length() >= SHORTEST_SECRET
                ? Optional.empty()
                : Optional.of("has " + text.length() + " characters and at least " + SHORTEST_SECRET
                        + " are needed: copy all of it");
    }

    /** A way of signing. */
    public enum Scheme {
        /**
         * {@code t=<epoch seconds>,v1=<hex>[,v1=<hex>…]}: HMAC-SHA256 (RFC 2104) over {@code t}, a point and the body, with
         * the whole secret as key.
         */
        TIMESTAMPED_HMAC_SHA256_HEX
    }
}

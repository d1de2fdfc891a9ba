package dev.fairlead.webhooks.signature;

import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Webhooks;
import java.time.Instant;
import java.util.List;

/** A way of signing webhooks, with the secrets that are live now. Immutable, and safe for use by any number of threads. */
public interface SignatureScheme {

    /**
     * Returns the scheme that a profile describes.
     *
     * @param webhooks how the provider signs
     * @param secrets the live secrets, at least one and at most 16; while one is being changed these are the new one and the
     *     old one
     * @throws IllegalArgumentException if there is no secret, or {@linkplain Webhooks#objectionTo something is wrong} with one;
     *     the message does not contain it
     */
    static SignatureScheme of(Webhooks webhooks, List<Secret> secrets) {
        return switch (webhooks.scheme()) {
            case TIMESTAMPED_HMAC_SHA256_HEX -> new TimestampedHmac(webhooks, secrets);
        };
    }

    /**
     * Says whether a webhook is believed. Every input has a verdict; nothing is thrown.
     *
     * @param body the bytes as they came, never decoded and encoded again
     * @param headers the request's headers
     * @param now the time at which the webhook was received; one that is handled later must not be verified again
     */
    Verification verify(byte[] body, WebhookHeaders headers, Instant now);

    /**
     * Signs a body as the provider does, once with each secret: for tests.
     *
     * @param body what is to be sent
     * @param at when it is signed; a fraction of a second is dropped
     * @return the signature header
     */
    WebhookHeaders sign(byte[] body, Instant at);
}

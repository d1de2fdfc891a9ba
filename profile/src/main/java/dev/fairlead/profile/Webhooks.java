package dev.fairlead.profile;

import java.time.Duration;

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

    /** A way of signing. */
    public enum Scheme {
        /**
         * {@code t=<epoch seconds>,v1=<hex>[,v1=<hex>…]}: HMAC-SHA256 (RFC 2104) over {@code t}, a point and the body, with
         * the whole secret as key.
         */
        TIMESTAMPED_HMAC_SHA256_HEX
    }
}

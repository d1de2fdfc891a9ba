package dev.fairlead.client.internal.cache;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.internal.codec.Addresses;
import java.util.Locale;
import java.util.Set;

/**
 * What answers are kept under: whose they are, the address, and every field of the request that could say on whose behalf it is
 * made ({@code Stripe-Account} and its like) even where the provider's {@code Vary} forgets it. Only for the fields of content
 * negotiation the {@code Vary} alone decides.
 *
 * @param owner an opaque name for tenant and credential
 * @param address without a fragment
 * @param identity the fields that always count
 */
record CacheKey(String owner, String address, Headers identity) {

    /** By {@code Vary}, or of no meaning for what is answered. */
    private static final Set<String> NEGOTIATED = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "baggage",
            "cache-control",
            "prefer",
            "traceparent",
            "tracestate",
            "user-agent");

    static CacheKey of(String owner, HttpRequest request) {
        return new CacheKey(
                owner,
                Addresses.whole(request.uri()),
                request.headers().filter(name -> !NEGOTIATED.contains(name.toLowerCase(Locale.ROOT))));
    }

    /** Returns what it takes in memory, in bytes. */
    int weight() {
        int[] bytes = {300 + owner.length() + address.length()};
        identity.forEach((name, value) -> bytes[0] += 120 + name.length() + value.length());
        return bytes[0];
    }

    /** An address may hold anything. */
    @Override
    public String toString() {
        return "CacheKey(" + Integer.toHexString(hashCode()) + ")";
    }
}

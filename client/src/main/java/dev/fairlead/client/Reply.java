package dev.fairlead.client;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider's answer to a call, the value and all around it. Immutable.
 *
 * @param <O> the type of the value
 */
public final class Reply<O extends @Nullable Object> {

    private final O value;
    private final HttpResponse response;
    private final @Nullable String requestId;
    private final boolean replayed;
    private final int attempts;

    Reply(O value, HttpResponse response, @Nullable String requestId, boolean replayed, int attempts) {
        this.value = value;
        this.response = response;
        this.requestId = requestId;
        this.replayed = replayed;
        this.attempts = attempts;
    }

    /** Returns the decoded value; null for an operation that returns nothing. */
    public O value() {
        return value;
    }

    /** Returns the status code. */
    public int status() {
        return response.status();
    }

    /** Returns the header fields. */
    public Headers headers() {
        return response.headers();
    }

    /** Returns the bytes of the body. */
    public byte[] body() {
        return response.body();
    }

    /** Returns the name that the provider gave to the request; its support asks for it. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** Returns whether the provider answered from memory for the same idempotency key. */
    public boolean replayed() {
        return replayed;
    }

    /** Returns how many attempts the call took, at least 1. */
    public int attempts() {
        return attempts;
    }

    @Override
    public String toString() {
        return "Reply[" + response.status() + ", requestId=" + requestId + ", replayed=" + replayed + ", attempts="
                + attempts + "]";
    }
}

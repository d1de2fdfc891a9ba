package dev.fairlead.client;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.internal.pipeline.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider's answer to a call, the value and all around it. Immutable.
 *
 * @param <O> the type of the value
 */
public final class Reply<O extends @Nullable Object> {

    private final O value;
    private final Outcome.Answered answered;
    private final int attempts;
    private final @Nullable Duration age;
    private final URI uri;

    Reply(O value, Outcome.Answered answered, int attempts, @Nullable Duration age, URI uri) {
        this.value = value;
        this.answered = answered;
        this.attempts = attempts;
        this.age = age;
        this.uri = uri;
    }

    /** Returns the decoded value; null for an operation that returns nothing. */
    public O value() {
        return value;
    }

    /** Returns the status code. */
    public int status() {
        return answered.response().status();
    }

    /** Returns the address that was asked for, query included; a redirect does not show in it. */
    public URI uri() {
        return uri;
    }

    /** Returns the header fields. */
    public Headers headers() {
        return answered.response().headers();
    }

    /** Returns the bytes of the body. */
    public byte[] body() {
        return answered.response().body();
    }

    /** Returns the name that the provider gave to the request; its support asks for it. */
    public Optional<String> requestId() {
        return Optional.ofNullable(answered.requestId());
    }

    /** Returns whether the provider answered from memory for the same idempotency key. */
    public boolean replayed() {
        return answered.replayed();
    }

    /** Returns whether this is a stored answer of the response cache; the provider may have been asked whether it still holds. */
    public boolean fromCache() {
        return age != null;
    }

    /** Returns how old a stored answer is (RFC 9111 §4.2.3); empty for one that comes from the provider. */
    public Optional<Duration> age() {
        return Optional.ofNullable(age);
    }

    /** Returns how many attempts the call took; 0 where a stored answer was used and nobody asked. */
    public int attempts() {
        return attempts;
    }

    @Override
    public String toString() {
        return "Reply[" + answered.response().status() + ", requestId=" + answered.requestId() + ", replayed="
                + replayed() + ", attempts=" + attempts + (age == null ? "" : ", age=" + age) + "]";
    }
}

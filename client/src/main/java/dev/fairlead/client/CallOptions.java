package dev.fairlead.client;

import dev.fairlead.client.http.Headers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is special about one call. Immutable; what is not set here comes from the client. */
public final class CallOptions {

    private static final CallOptions NONE = new CallOptions(null, null, null, null, Headers.empty());

    private final @Nullable Duration deadline;
    private final @Nullable Duration attemptTimeout;
    private final @Nullable Integer maxAttempts;
    private final @Nullable String idempotencyKey;
    private final Headers headers;

    private CallOptions(
            @Nullable Duration deadline,
            @Nullable Duration attemptTimeout,
            @Nullable Integer maxAttempts,
            @Nullable String idempotencyKey,
            Headers headers) {
        this.deadline = deadline;
        this.attemptTimeout = attemptTimeout;
        this.maxAttempts = maxAttempts;
        this.idempotencyKey = idempotencyKey;
        this.headers = headers;
    }

    /** Returns options with which nothing is special. */
    public static CallOptions none() {
        return NONE;
    }

    /** Returns options with a {@linkplain #withDeadline deadline}. */
    public static CallOptions deadline(Duration fromNow) {
        return NONE.withDeadline(fromNow);
    }

    /** Returns options with an {@linkplain #withIdempotencyKey idempotency key}. */
    public static CallOptions idempotencyKey(String key) {
        return NONE.withIdempotencyKey(key);
    }

    /** Returns options with a {@linkplain #withHeader header}. */
    public static CallOptions header(String name, String value) {
        return NONE.withHeader(name, value);
    }

    /**
     * Limits the whole call, with all its attempts and waits.
     *
     * @param fromNow counted from the moment the call is made; positive
     */
    public CallOptions withDeadline(Duration fromNow) {
        return new CallOptions(positive("deadline", fromNow), attemptTimeout, maxAttempts, idempotencyKey, headers);
    }

    /**
     * Limits each attempt, its body included.
     *
     * @param timeout positive
     */
    public CallOptions withAttemptTimeout(Duration timeout) {
        return new CallOptions(deadline, positive("attempt timeout", timeout), maxAttempts, idempotencyKey, headers);
    }

    /**
     * Limits the number of attempts.
     *
     * @param attempts total tries including the first, at least 1
     */
    public CallOptions withMaxAttempts(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("a call has at least 1 attempt, not " + attempts);
        }
        return new CallOptions(deadline, attemptTimeout, attempts, idempotencyKey, headers);
    }

    /**
     * Names the call for the provider, in place of a key made by the client. To repeat a call safely after a restart, give it
     * the same key.
     *
     * @param key not blank; the provider's profile bounds its length, which is checked when the call is made
     */
    public CallOptions withIdempotencyKey(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("an idempotency key is not blank");
        }
        return new CallOptions(deadline, attemptTimeout, maxAttempts, key, headers);
    }

    /**
     * Sends a header, in place of the client's own of that name. Credentials cannot be replaced this way.
     *
     * @throws IllegalArgumentException if the name is no token or the value has a control character
     */
    public CallOptions withHeader(String name, String value) {
        return new CallOptions(deadline, attemptTimeout, maxAttempts, idempotencyKey, headers.with(name, value));
    }

    /** Returns the time for the whole call. */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** Returns the time for each attempt. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /** Returns the total number of tries. */
    public Optional<Integer> maxAttempts() {
        return Optional.ofNullable(maxAttempts);
    }

    /** Returns the caller's own idempotency key. */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    /** Returns the headers to send. */
    public Headers headers() {
        return headers;
    }

    private static Duration positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("the " + name + " is positive, not " + duration);
        }
        return duration;
    }

    @Override
    public String toString() {
        return "CallOptions[deadline=" + deadline + ", attemptTimeout=" + attemptTimeout + ", maxAttempts="
                + maxAttempts + ", idempotencyKey=" + (idempotencyKey == null ? "made" : "given") + ", headers="
                + headers + "]";
    }
}

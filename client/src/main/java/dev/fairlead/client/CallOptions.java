package dev.fairlead.client;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.ProgressListener;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.internal.pipeline.CallSettings;
import dev.fairlead.client.policy.CacheUse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is special about one call. Immutable; what is not set here comes from the client. */
public final class CallOptions {

    private static final int LONGEST_TENANT = 200;
    private static final CallOptions NONE = new CallOptions(new Draft());

    private final CallSettings settings;
    private final Headers headers;
    private final Consumer<? super Reply<?>> onReply;
    private final @Nullable RequestBody body;
    private final @Nullable ProgressListener uploadProgress;

    private CallOptions(Draft draft) {
        this.settings = new CallSettings(
                draft.deadline,
                draft.attemptTimeout,
                draft.maxAttempts,
                draft.idempotencyKey,
                false,
                draft.cost,
                draft.tenant);
        this.headers = draft.headers;
        this.onReply = draft.onReply;
        this.body = draft.body;
        this.uploadProgress = draft.uploadProgress;
    }

    /** Options on their way to others. */
    private static final class Draft {
        private @Nullable Duration deadline;
        private @Nullable Duration attemptTimeout;
        private @Nullable Integer maxAttempts;
        private @Nullable String idempotencyKey;
        private Headers headers = Headers.empty();
        private String tenant = "";
        private Consumer<? super Reply<?>> onReply = reply -> {};
        private @Nullable Long cost;
        private @Nullable RequestBody body;
        private @Nullable ProgressListener uploadProgress;
    }

    private CallOptions with(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.deadline = settings.limit();
        draft.attemptTimeout = settings.attemptTimeout();
        draft.maxAttempts = settings.maxAttempts();
        draft.idempotencyKey = settings.idempotencyKey();
        draft.headers = headers;
        draft.tenant = settings.tenant();
        draft.onReply = onReply;
        draft.cost = settings.cost();
        draft.body = body;
        draft.uploadProgress = uploadProgress;
        change.accept(draft);
        return new CallOptions(draft);
    }

    /** Returns options with which nothing is special. */
    public static CallOptions none() {
        return NONE;
    }

    /** Returns options with a {@linkplain #withDeadline deadline}. */
    public static CallOptions deadline(Duration fromNow) {
        return NONE.withDeadline(fromNow);
    }

    /** Returns options for a {@linkplain #withTenant tenant}. */
    public static CallOptions tenant(String name) {
        return NONE.withTenant(name);
    }

    /** Returns options with a {@linkplain #withCache use of caches}. */
    public static CallOptions cache(CacheUse use) {
        return NONE.withCache(use);
    }

    /** Returns options that {@linkplain #withOnReply hand over the whole answer}. */
    public static CallOptions onReply(Consumer<? super Reply<?>> consumer) {
        return NONE.withOnReply(consumer);
    }

    /** Returns options with a {@linkplain #withCost cost}. */
    public static CallOptions cost(long units) {
        return NONE.withCost(units);
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
        Duration positive = positive("deadline", fromNow);
        return with(draft -> draft.deadline = positive);
    }

    /**
     * Limits each attempt, its body included.
     *
     * @param timeout positive
     */
    public CallOptions withAttemptTimeout(Duration timeout) {
        Duration positive = positive("attempt timeout", timeout);
        return with(draft -> draft.attemptTimeout = positive);
    }

    /**
     * Says what stored answers the call takes, from the client's own response cache and from others on the way.
     *
     * @param use goes out as {@code Cache-Control}
     */
    public CallOptions withCache(CacheUse use) {
        return withHeader("Cache-Control", use.toString());
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
        return with(draft -> draft.maxAttempts = attempts);
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
        return with(draft -> draft.idempotencyKey = key);
    }

    /**
     * Sends a header, in place of the client's own of that name. Credentials cannot be replaced this way.
     *
     * @throws IllegalArgumentException if the name is no token or the value has a control character
     */
    public CallOptions withHeader(String name, String value) {
        return with(draft -> draft.headers = headers.with(name, value));
    }

    /**
     * Says for whom the call is, where one client serves several accounts of the provider: its credentials are used, and limits,
     * retry budget and cached answers are its own.
     *
     * @param name your own name for the account, of up to 200 characters; never printed as a metric's tag
     */
    public CallOptions withTenant(String name) {
        if (name.isBlank() || name.length() > LONGEST_TENANT) {
            throw new IllegalArgumentException("a tenant's name has 1 to " + LONGEST_TENANT + " characters");
        }
        return with(draft -> draft.tenant = name);
    }

    /**
     * Hands the whole answer over, status, headers, request id and bytes, before the call returns its value; for each page where a
     * list is walked through. A call that fails has all that in its exception.
     *
     * @param consumer runs on the thread of the call; what it throws ends the call
     */
    public CallOptions withOnReply(Consumer<? super Reply<?>> consumer) {
        return with(draft -> draft.onReply = consumer);
    }

    CallSettings settings() {
        return settings;
    }

    void tellReply(Reply<?> reply) {
        onReply.accept(reply);
    }

    /**
     * Says how much of a limit the call takes that counts something else than requests: points, tokens, recipients. Without it
     * the profile says.
     *
     * @param units at least 1
     */
    public CallOptions withCost(long units) {
        if (units < 1) {
            throw new IllegalArgumentException("a call costs at least 1 unit, not " + units);
        }
        return with(draft -> draft.cost = units);
    }

    /**
     * Gives the body of an operation that is {@linkplain OperationBuilder#raw raw}.
     *
     * @param content one that is not replayable makes these options good for one call
     */
    public CallOptions withBody(RequestBody content) {
        return with(draft -> draft.body = content);
    }

    /** Sets who hears how far the body of the request is sent. */
    public CallOptions withUploadProgress(ProgressListener listener) {
        return with(draft -> draft.uploadProgress = listener);
    }

    /** Returns the time for the whole call. */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(settings.limit());
    }

    /** Returns the time for each attempt. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(settings.attemptTimeout());
    }

    /** Returns the total number of tries. */
    public Optional<Integer> maxAttempts() {
        return Optional.ofNullable(settings.maxAttempts());
    }

    /** Returns the caller's own idempotency key. */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(settings.idempotencyKey());
    }

    /** Returns how much the call takes of limits that count something else than requests. */
    public Optional<Long> cost() {
        return Optional.ofNullable(settings.cost());
    }

    /** Returns the body of a raw operation. */
    public Optional<RequestBody> body() {
        return Optional.ofNullable(body);
    }

    /** Returns who hears how far the body of the request is sent. */
    public Optional<ProgressListener> uploadProgress() {
        return Optional.ofNullable(uploadProgress);
    }

    /** Returns the headers to send. */
    public Headers headers() {
        return headers;
    }

    /** Returns for whom the call is; empty for the client's own account. */
    public String tenant() {
        return settings.tenant();
    }

    private static Duration positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("the " + name + " is positive, not " + duration);
        }
        return duration;
    }

    @Override
    public String toString() {
        return "CallOptions[deadline=" + settings.limit() + ", attemptTimeout=" + settings.attemptTimeout()
                + ", maxAttempts=" + settings.maxAttempts() + ", idempotencyKey="
                + (settings.idempotencyKey() == null ? "made" : "given") + ", headers=" + headers
                + (tenant().isEmpty() ? "" : ", tenant=" + tenant()) + "]";
    }
}

package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call, as the policies know it.
 *
 * @param callId names the call among all of this process
 * @param operationId the operation's id in the description
 * @param pathTemplate the path with its variables in braces
 * @param tenant whose credentials, limits, budget and cache the call uses; empty for the client's own
 * @param idempotent whether repeating the operation is safe by itself
 * @param settings what the caller asked for
 * @param decoding reads a successful answer
 * @param progress what has happened so far
 */
public record Call(
        CallId callId,
        String operationId,
        String pathTemplate,
        String tenant,
        boolean idempotent,
        Settings settings,
        Decoding decoding,
        Progress progress) {

    /** Returns the name of the call. Made when first asked for, so ask only where somebody reads it. */
    public String id() {
        return callId.toString();
    }

    /** Returns this call for a part of it that runs on another thread. */
    public Call with(Progress other) {
        return new Call(callId, operationId, pathTemplate, tenant, idempotent, settings, decoding, other);
    }

    /** Returns the same call once more, beside this one: by another name, with the client's own settings, nothing done yet. */
    public Call aside(String suffix) {
        return new Call(
                callId.aside(suffix),
                operationId,
                pathTemplate,
                tenant,
                idempotent,
                Settings.NONE,
                decoding,
                new Progress());
    }

    /**
     * What the caller asked for; null where the client's own setting holds.
     *
     * @param limit for the whole call
     * @param attemptTimeout for each attempt
     * @param maxAttempts total tries including the first
     * @param idempotencyKey the caller's own key
     * @param anonymous whether no credentials go along
     * @param cost units that limits take which count something else than requests
     */
    public record Settings(
            @Nullable Duration limit,
            @Nullable Duration attemptTimeout,
            @Nullable Integer maxAttempts,
            @Nullable String idempotencyKey,
            boolean anonymous,
            @Nullable Long cost) {

        /** Nothing special. */
        public static final Settings NONE = new Settings(null, null, null, null, false, null);
    }

    /** Reads a successful answer. */
    @FunctionalInterface
    public interface Decoding {

        /**
         * Returns the value of the call.
         *
         * @throws dev.fairlead.json.JsonException if the body is not the JSON it should be
         * @throws dev.fairlead.client.error.DecodingException if the JSON is not the value it should be
         */
        @Nullable
        Object decode(HttpResponse response);
    }
}

package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operation's description says about each of its calls. Made once for an operation.
 *
 * @param operationId the operation's id in the description
 * @param pathTemplate the path with its variables in braces
 * @param idempotent whether repeating the operation is safe by itself
 * @param callTimeout for the whole call; null where the client's own holds
 * @param attemptTimeout for each attempt; null where the client's own holds
 * @param decoding reads a successful answer
 */
public record Described(
        String operationId,
        String pathTemplate,
        boolean idempotent,
        @Nullable Duration callTimeout,
        @Nullable Duration attemptTimeout,
        Decoding decoding) {

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

    /** Returns the same operation, whose answer is read in another way. */
    public Described decodedBy(Decoding other) {
        return new Described(operationId, pathTemplate, idempotent, callTimeout, attemptTimeout, other);
    }
}

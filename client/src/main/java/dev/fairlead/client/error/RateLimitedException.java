package dev.fairlead.client.error;

import java.io.Serial;

/**
 * Thrown where the provider asks for fewer requests, by 429 or in a way of its own, or where a quota is spent; {@link
 * #retryAfter} says how long to wait, if the provider did.
 */
public final class RateLimitedException extends ResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public RateLimitedException(CallSummary call, ErrorResponse error) {
        super(call, error);
    }
}

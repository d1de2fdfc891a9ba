package dev.fairlead.client.error;

import java.io.Serial;

/**
 * Thrown where the provider answers 409: another request works on the same object or with the same idempotency key.
 */
public final class ConflictException extends ResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public ConflictException(CallSummary call, ErrorResponse error) {
        super(call, error);
    }
}

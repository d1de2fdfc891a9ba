package dev.fairlead.client.error;

import java.io.Serial;

/** Thrown where the provider answers 422: the request is well formed, but its content is not accepted. */
public final class UnprocessableException extends ResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public UnprocessableException(CallSummary call, ErrorResponse error) {
        super(call, error);
    }
}

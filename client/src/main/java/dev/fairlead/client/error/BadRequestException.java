package dev.fairlead.client.error;

import java.io.Serial;

/** Thrown where the provider answers 400: the request is malformed or a parameter is wrong. */
public final class BadRequestException extends ResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public BadRequestException(CallSummary call, ErrorResponse error) {
        super(call, error);
    }
}

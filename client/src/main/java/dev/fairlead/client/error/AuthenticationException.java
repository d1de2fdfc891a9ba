package dev.fairlead.client.error;

import java.io.Serial;

/** Thrown where the provider answers 401: the key is missing, wrong or revoked. */
public final class AuthenticationException extends ResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public AuthenticationException(CallSummary call, ErrorResponse error) {
        super(call, error);
    }
}

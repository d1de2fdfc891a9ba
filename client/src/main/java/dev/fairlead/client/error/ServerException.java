package dev.fairlead.client.error;

import java.io.Serial;

/** Thrown where the provider answers 5xx: the provider is in trouble. */
public final class ServerException extends ResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public ServerException(CallSummary call, ErrorResponse error) {
        super(call, error);
    }
}

package dev.fairlead.client.error;

import java.io.Serial;

/** Thrown where the provider answers 404: there is no such object, or the key may not see it. */
public final class NotFoundException extends ResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public NotFoundException(CallSummary call, ErrorResponse error) {
        super(call, error);
    }
}

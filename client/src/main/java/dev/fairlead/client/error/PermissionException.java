package dev.fairlead.client.error;

import java.io.Serial;

/** Thrown where the provider answers 403: the key may not do this. */
public final class PermissionException extends ResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public PermissionException(CallSummary call, ErrorResponse error) {
        super(call, error);
    }
}

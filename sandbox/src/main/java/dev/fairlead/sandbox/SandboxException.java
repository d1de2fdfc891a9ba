package dev.fairlead.sandbox;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown where a sandbox cannot be started; the message says why and what to do, in one line. */
public final class SandboxException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public SandboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

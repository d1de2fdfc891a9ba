package dev.fairlead.webhooks.receiver;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown when a receiver's server cannot start; the message is one line that says why and what to do. */
public final class ReceiverException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public ReceiverException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

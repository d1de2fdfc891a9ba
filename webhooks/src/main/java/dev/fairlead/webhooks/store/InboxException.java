package dev.fairlead.webhooks.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown when an inbox cannot do what it was asked to; the message is one line that says what, where and what to do. */
public final class InboxException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public InboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.fairlead.client.error;

import dev.fairlead.client.http.Delivery;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown where an exchange broke off before a whole answer came: no connection, a reset, an attempt that took too long. */
public final class TransportException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Delivery delivery;

    /** Creates the exception. */
    public TransportException(CallSummary call, Delivery delivery, String message, @Nullable Throwable cause) {
        super(call, message, cause);
        this.delivery = delivery;
    }

    /** Returns what is known about whether the provider acted. */
    public Delivery delivery() {
        return delivery;
    }
}

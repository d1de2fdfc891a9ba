package dev.fairlead.client.error;

import dev.fairlead.client.http.Delivery;
import java.io.Serial;
import java.time.Duration;

/** Thrown where the time for the whole call is over. */
public final class DeadlineExceededException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Delivery delivery;
    private final Duration limit;

    /** Creates the exception. */
    public DeadlineExceededException(CallSummary call, Delivery delivery, Duration limit, String message) {
        super(call, message, null);
        this.delivery = delivery;
        this.limit = limit;
    }

    /** Returns what is known about whether the provider acted on the last attempt. */
    public Delivery delivery() {
        return delivery;
    }

    /** Returns how long the call was allowed to take. */
    public Duration limit() {
        return limit;
    }
}

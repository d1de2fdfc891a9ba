package dev.fairlead.client.error;

import java.io.Serial;

/**
 * Thrown where the caller's thread was interrupted. The exchange was cut off, nothing more is sent, and the thread's interrupt
 * flag is set again.
 */
public final class CallInterruptedException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public CallInterruptedException(CallSummary call, InterruptedException cause) {
        super(call, "the call was interrupted; nothing more is sent", cause);
    }
}

package dev.fairlead.client.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything a call can fail with. Messages say what failed, where, and what to do; they never hold a credential
 * or a whole body. The failures of earlier attempts are {@linkplain #getSuppressed suppressed exceptions}, in their order.
 * Mistakes in the program itself are {@link IllegalArgumentException}s and {@link IllegalStateException}s instead.
 */
public abstract sealed class ApiException extends RuntimeException
        permits ResponseException,
                TransportException,
                DeadlineExceededException,
                CallRefusedException,
                DecodingException,
                CallInterruptedException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final CallSummary call;

    ApiException(CallSummary call, String message, @Nullable Throwable cause) {
        super(call.equals(CallSummary.NONE) ? message : call.operationId() + ": " + message, cause);
        this.call = call;
    }

    /** Returns the id of the operation in the description. */
    public String operationId() {
        return call.operationId();
    }

    /** Returns the name of the call among all of this process. */
    public String callId() {
        return call.callId();
    }

    /** Returns how many attempts were made on the wire; 0 if none was. */
    public int attempts() {
        return call.attempts();
    }

    /** Returns the call that failed. */
    public CallSummary call() {
        return call;
    }
}

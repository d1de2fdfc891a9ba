package dev.fairlead.telemetry;

import dev.fairlead.client.event.OutcomeKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that failed, or a call that failed without one.
 *
 * @param at when
 * @param callId names the call among all of this process
 * @param operationId the operation's id in the description
 * @param attempt which attempt it was, from 1; 0 if the call was refused before the first
 * @param outcome what it came to
 * @param status the answer's status; 0 without a whole answer
 * @param errorCode the provider's code for the error, or its type where it has no code; null if it gave neither
 * @param requestId the provider's name for the request; null if it gave none
 * @param ending what became of the call
 * @param errorType the simple name of the exception that the call ended with; null unless it {@linkplain Ending#FAILED failed}
 */
public record CallFailure(
        Instant at,
        String callId,
        String operationId,
        int attempt,
        OutcomeKind outcome,
        int status,
        @Nullable String errorCode,
        @Nullable String requestId,
        Ending ending,
        @Nullable String errorType) {

    /** What became of the call after a failed attempt. */
    public enum Ending {
        /** Nothing yet: the call decides what to do. */
        UNDECIDED,
        /** Another attempt was scheduled. */
        RETRIED,
        /** The call ended with an exception. */
        FAILED
    }

    CallFailure retried() {
        return ended(Ending.RETRIED, errorType);
    }

    CallFailure failed(@Nullable String type) {
        return ended(Ending.FAILED, type);
    }

    private CallFailure ended(Ending how, @Nullable String type) {
        return new CallFailure(at, callId, operationId, attempt, outcome, status, errorCode, requestId, how, type);
    }
}

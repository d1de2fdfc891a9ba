package dev.fairlead.client.error;

import java.io.Serializable;

/**
 * The call that failed.
 *
 * @param operationId the operation's id in the description
 * @param callId names the call among all of this process; log lines and events carry it too
 * @param attempts how many attempts were made on the wire; 0 if none was
 */
public record CallSummary(String operationId, String callId, int attempts) implements Serializable {

    /** Stands where a failure is found outside any call, for instance when a value of an answer is read later. */
    public static final CallSummary NONE = new CallSummary("no operation", "none", 0);

    /** Prints for instance {@code createCustomer (2 attempts, call c-17)}. */
    @Override
    public String toString() {
        return operationId + " (" + attempts + (attempts == 1 ? " attempt" : " attempts") + ", call " + callId + ")";
    }
}

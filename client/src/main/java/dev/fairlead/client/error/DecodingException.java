package dev.fairlead.client.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown where an answer, or a value in it, is not what the description says. */
public final class DecodingException extends ApiException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String pointer;

    /**
     * Creates the exception for the answer of a call.
     *
     * @param pointer the place as a JSON pointer (RFC 6901); empty for the whole answer
     * @param problem what was expected and what was found, never the value itself
     */
    public DecodingException(CallSummary call, String pointer, String problem, @Nullable Throwable cause) {
        super(call, problem, cause);
        this.pointer = pointer;
    }

    /**
     * Creates the exception for a value that is read after the call.
     *
     * @param pointer the place as a JSON pointer (RFC 6901); empty for the whole answer
     * @param problem what was expected and what was found, never the value itself
     */
    public DecodingException(String pointer, String problem) {
        this(CallSummary.NONE, pointer, problem, null);
    }

    /** Returns the place as a JSON pointer; empty for the whole answer. */
    public String pointer() {
        return pointer;
    }
}

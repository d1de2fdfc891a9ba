package dev.fairlead.client;

import java.io.Serial;

/** Thrown when an answer, or a part of it, cannot be read as the type it should have. */
public final class DecodingException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String pointer;

    /**
     * Creates the exception.
     *
     * @param pointer JSON pointer (RFC 6901) to the value
     * @param message what was expected and what was found, never the value itself
     */
    public DecodingException(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /** Returns the JSON pointer (RFC 6901) to the value. */
    public String pointer() {
        return pointer;
    }
}

package dev.fairlead.demo;

import java.io.Serial;

/** Thrown where the demo cannot go on; the message is one line that says what to do. */
public final class DemoException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one line for the user
     */
    public DemoException(String message) {
        super(message);
    }
}

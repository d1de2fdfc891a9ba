package dev.fairlead.json;

import java.io.Serial;

/** Thrown where a text is not what it should be; the message names the place and the trouble in one line. */
public final class JsonException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * Creates the exception.
     *
     * @param line from 1, or 0 where it is not known
     * @param column from 1, or 0 where it is not known
     */
    public JsonException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** Returns the line of the trouble, from 1, or 0 where it is not known. */
    public int line() {
        return line;
    }

    /** Returns the column of the trouble, from 1, or 0 where it is not known. */
    public int column() {
        return column;
    }
}

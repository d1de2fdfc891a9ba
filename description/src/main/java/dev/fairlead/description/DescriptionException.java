package dev.fairlead.description;

import java.io.Serial;

/** Thrown where a document cannot be read as a description; the message says what, where and what to do in one line. */
public final class DescriptionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String source;
    private final int line;
    private final String pointer;

    DescriptionException(String source, int line, String pointer, String message) {
        super(source + (line > 0 ? ":" + line : "") + ": " + (pointer.isEmpty() ? "" : "#" + pointer + ": ")
                + oneLine(message));
        this.source = source;
        this.line = line;
        this.pointer = pointer;
    }

    private static String oneLine(String message) {
        String flat = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return flat.length() <= 500 ? flat : flat.substring(0, 500) + "…";
    }

    /** Returns the name of the file or text. */
    public String source() {
        return source;
    }

    /** Returns the line of the trouble, from 1, or 0 where it is not known. */
    public int line() {
        return line;
    }

    /** Returns the place of the trouble as a JSON pointer; empty for the whole document. */
    public String pointer() {
        return pointer;
    }
}

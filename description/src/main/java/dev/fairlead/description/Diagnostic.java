package dev.fairlead.description;

/**
 * One oddity of a document that was read all the same.
 *
 * @param line where it stands, from 1; 0 where it is not known
 * @param pointer where it stands, as a JSON pointer (RFC 6901)
 * @param message what is odd and how it was repaired, in one line
 */
public record Diagnostic(int line, String pointer, String message) {

    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ": " : "") + pointer + ": " + message;
    }
}

package dev.fairlead.json;

/** Reads a string with escapes in it (RFC 8259 §7). */
final class JsonEscapes {

    private final JsonText text;
    private final byte[] bytes;
    private final StringBuilder out = new StringBuilder();
    private int plain;
    private int at;

    /**
     * Begins within a string.
     *
     * @param start its first character
     * @param escape its first backslash
     */
    JsonEscapes(JsonText text, int start, int escape) {
        this.text = text;
        this.bytes = text.bytes();
        this.plain = start;
        this.at = escape;
    }

    /** Reads to the quote that ends it, and leaves the text after that. */
    String read() {
        while (at < bytes.length) {
            int c = bytes[at];
            if (c == '"') {
                endPlain();
                text.moveTo(at + 1);
                return out.toString();
            }
            if (c == '\\') {
                endPlain();
                escape();
                plain = at;
            } else if (c >= 0 && c < ' ') {
                break;
            } else {
                at++;
            }
        }
        text.moveTo(at);
        throw text.unterminated();
    }

    private void endPlain() {
        if (at > plain) {
            out.append(text.decoded(plain, at, false));
        }
    }

    private void escape() {
        int c = at + 1 < bytes.length ? bytes[at + 1] : 0;
        switch (c) {
            case '"', '\\', '/' -> out.append((char) c);
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'u' -> {
                out.append(unit());
                at += 4;
            }
            default -> throw malformed();
        }
        at += 2;
    }

    private char unit() {
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = i < bytes.length && bytes[i] >= 0 ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                throw malformed();
            }
            unit = 16 * unit + digit;
        }
        return (char) unit;
    }

    private JsonException malformed() {
        text.moveTo(at);
        return text.trouble("the text is no JSON: a backslash that begins no escape");
    }
}

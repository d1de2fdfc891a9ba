package dev.fairlead.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A JSON text and how far it has been read. */
final class JsonText {

    static final int END = -1;

    private static final int LONGEST_NUMBER = 1_000;
    private static final int SAFE_DIGITS = 18;
    /** The longest string that is looked for among those that came before. */
    private static final int LONGEST_SHARED = 40;

    private final byte[] bytes;
    private final SharedTexts shared;
    private int at;
    private int line = 1;

    JsonText(byte[] bytes, boolean document) {
        this.bytes = bytes;
        this.shared = new SharedTexts(bytes, document ? 4_096 : 256);
        boolean marked = bytes.length >= 3
                && (bytes[0] & 0xff) == 0xef
                && (bytes[1] & 0xff) == 0xbb
                && (bytes[2] & 0xff) == 0xbf;
        this.at = marked ? 3 : 0;
    }

    /** Returns the line of the next character, from 1. */
    int line() {
        return line;
    }

    /** Passes white space and returns the next character without passing it, {@link #END} if there is none. */
    int next() {
        while (at < bytes.length) {
            int c = bytes[at];
            if (c > ' ') {
                return c;
            }
            if (c == '\n') {
                line++;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                return c & 0xff;
            }
            at++;
        }
        return END;
    }

    /** Passes one character. */
    void skip() {
        at++;
    }

    /** Passes a comma and says that there is another member or item, or the closing bracket and says that there is none. */
    boolean another(char closing) {
        int c = next();
        if (c != ',' && c != closing) {
            throw unexpected("a comma or '" + closing + "'");
        }
        at++;
        return c == ',';
    }

    JsonValue word(String word, JsonValue value) {
        int end = at + word.length();
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= bytes.length || bytes[at + i] != word.charAt(i)) {
                throw unexpected("a value");
            }
        }
        if (end < bytes.length && isWordPart(bytes[end])) {
            throw unexpected("a value");
        }
        at = end;
        return value;
    }

    /**
     * Reads the name of a member and the colon after it.
     *
     * @param usual the name that is likely; null if none is
     */
    String name(@Nullable String usual) {
        if (next() != '"') {
            throw unexpected("the name of a member in double quotes");
        }
        String name;
        if (usual != null && stands(usual)) {
            at += usual.length() + 2;
            name = usual;
        } else {
            name = text().value();
        }
        if (next() != ':') {
            throw unexpected("a colon");
        }
        at++;
        return name;
    }

    /** Returns whether these characters, then a quote, stand after the quote at this place. */
    private boolean stands(String usual) {
        int length = usual.length();
        int start = at + 1;
        if (start + length >= bytes.length || bytes[start + length] != '"') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = usual.charAt(i);
            if (bytes[start + i] != c || c == '\\' || c == '"') {
                return false;
            }
        }
        return true;
    }

    JsonString string() {
        return text();
    }

    private JsonString text() {
        int start = at + 1;
        int end = start;
        int hash = 0;
        int all = 0;
        byte[] text = bytes;
        for (; end < text.length; end++) {
            int c = text[end];
            if (c == '"') {
                at = end + 1;
                return all >= 0 && end - start <= LONGEST_SHARED
                        ? shared.get(start, end, hash)
                        : new JsonString(decoded(start, end, all >= 0));
            }
            if (c == '\\') {
                return new JsonString(new JsonEscapes(this, start, end).read());
            }
            if (c >= 0 && c < ' ') {
                break;
            }
            all |= c;
            hash = 31 * hash + c;
        }
        at = end;
        throw unterminated();
    }

    JsonException unterminated() {
        return at >= bytes.length
                ? trouble("the text is no JSON: it ends within a string")
                : trouble("the text is no JSON: a line break or control character within a string");
    }

    @SuppressWarnings("StringCharset")
    String decoded(int start, int end, boolean ascii) {
        if (ascii) {
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            requireUtf8(start, end);
        }
        return text;
    }

    private void requireUtf8(int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
        } catch (CharacterCodingException malformed) {
            at = start;
            throw trouble("the text is no JSON: a string is not in UTF-8");
        }
    }

    JsonNumber number() {
        int start = at;
        int i = start;
        boolean negative = i < bytes.length && bytes[i] == '-';
        i += negative ? 1 : 0;
        int digits = i;
        long value = 0;
        while (i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9') {
            value = 10 * value + (bytes[i] - '0');
            i++;
        }
        if (i == digits || (bytes[digits] == '0' && i > digits + 1)) {
            throw unexpected("a value");
        }
        if (i < bytes.length && (bytes[i] == '.' || (bytes[i] | 0x20) == 'e')) {
            return decimal(start, i);
        }
        int count = i - digits;
        at = endOfNumber(start, i);
        return count <= SAFE_DIGITS
                ? JsonNumber.of(negative ? -value : value)
                : JsonNumber.of(new BigInteger(ascii(start, i)));
    }

    private JsonNumber decimal(int start, int point) {
        int i = point;
        if (bytes[i] == '.') {
            i = digits(i + 1);
        }
        if (i < bytes.length && (bytes[i] | 0x20) == 'e') {
            i++;
            i += i < bytes.length && (bytes[i] == '+' || bytes[i] == '-') ? 1 : 0;
            i = digits(i);
        }
        at = endOfNumber(start, i);
        try {
            return JsonNumber.of(new BigDecimal(ascii(start, i)));
        } catch (NumberFormatException beyondAll) {
            at = start;
            throw trouble("the text exceeds a limit: the exponent of a number");
        }
    }

    private int digits(int from) {
        int i = from;
        while (i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        if (i == from) {
            at = i;
            throw unexpected("a digit");
        }
        return i;
    }

    private int endOfNumber(int start, int end) {
        if (end - start > LONGEST_NUMBER) {
            throw trouble("the text exceeds a limit: a number of more than " + LONGEST_NUMBER + " characters");
        }
        if (end < bytes.length && isWordPart(bytes[end])) {
            throw unexpected("a value");
        }
        return end;
    }

    private String ascii(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static boolean isWordPart(byte c) {
        return c < 0
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '_'
                || c == '.'
                || c == '-'
                || c == '+';
    }

    byte[] bytes() {
        return bytes;
    }

    void moveTo(int position) {
        at = position;
    }

    /** What stands where JSON should may be anything, a secret, too; and messages are printed: one character is told at most. */
    private JsonException unexpected(String wanted) {
        if (at >= bytes.length) {
            return trouble("the text is no JSON: it ends where " + wanted + " should stand");
        }
        int c = bytes[at];
        boolean word = wanted.equals("a value") && (isWordPart((byte) c) || c == '-');
        if (word) {
            return trouble("the text is no JSON: unrecognized token where a value should stand");
        }
        String found = c > ' ' && c < 127 ? "'" + (char) c + "'" : "a character of code " + (c & 0xff);
        return trouble("the text is no JSON: " + found + " where " + wanted + " should stand");
    }

    JsonException trouble(String message) {
        int begin = Math.min(at, bytes.length);
        while (begin > 0 && bytes[begin - 1] != '\n') {
            begin--;
        }
        int column = 1;
        for (int i = begin; i < at && i < bytes.length; i++) {
            column += (bytes[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return new JsonException(message, line, column);
    }
}

package dev.fairlead.client.internal.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 §2.1): everything but the unreserved characters becomes the bytes of its UTF-8 form. */
final class PercentEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** Returns a text that may stand in any part of an address. */
    static String encode(String text) {
        return append(new StringBuilder(text.length() + 16), text, "%20", false).toString();
    }

    /**
     * Appends an encoded text.
     *
     * @param space what stands for a space: {@code %20}, or {@code +} in forms
     * @param brackets whether square brackets stay as they are
     * @throws IllegalArgumentException if the text has half a surrogate pair, which has no UTF-8 form
     */
    static StringBuilder append(StringBuilder out, String text, String space, boolean brackets) {
        ByteBuffer bytes = utf8(text);
        while (bytes.hasRemaining()) {
            int b = bytes.get() & 0xff;
            if (isUnreserved(b) || (brackets && (b == '[' || b == ']'))) {
                out.append((char) b);
            } else if (b == ' ') {
                out.append(space);
            } else {
                out.append('%').append(HEX[b >> 4]).append(HEX[b & 15]);
            }
        }
        return out;
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException loneSurrogate) {
            throw new IllegalArgumentException("a text has half a surrogate pair, which cannot be sent", loneSurrogate);
        }
    }

    private static boolean isUnreserved(int b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}

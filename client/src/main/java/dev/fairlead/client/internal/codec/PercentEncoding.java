package dev.fairlead.client.internal.codec;

/** Percent-encoding (RFC 3986 §2.1): everything but the unreserved characters becomes the bytes of its UTF-8 form. */
final class PercentEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** Returns a text that may stand in any part of an address. */
    static String encode(String text) {
        return append(new StringBuilder(text.length() + 16), text, "%20", false).toString();
    }

    /**
     * Returns a text that may stand in a query or form.
     *
     * @param space what stands for a space: {@code %20}, or {@code +} in forms
     */
    static String encode(String text, String space) {
        return append(new StringBuilder(text.length() + 16), text, space, false).toString();
    }

    /**
     * Returns a text for a query in which reserved characters and triplets such as {@code %2F} stay as they are (RFC 6570 §3.2.3),
     * but for those that would end the value or the query.
     */
    static String encodeReserved(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            int kept = isReserved(text.charAt(i)) ? 1 : isTriplet(text, i) ? 3 : 0;
            if (kept > 0) {
                append(out, text.substring(begin, i), "%20", false).append(text, i, i + kept);
                i += kept - 1;
                begin = i + 1;
            }
        }
        return append(out, text.substring(begin), "%20", false).toString();
    }

    private static boolean isReserved(char c) {
        return ":/?@!$'()*+,;=".indexOf(c) >= 0;
    }

    private static boolean isTriplet(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    /** Returns a text whose slashes stay as they are. */
    static String encodeSegments(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int begin = 0;
        for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', begin)) {
            append(out, text.substring(begin, slash), "%20", false).append('/');
            begin = slash + 1;
        }
        return append(out, text.substring(begin), "%20", false).toString();
    }

    /**
     * Appends an encoded text.
     *
     * @param space what stands for a space: {@code %20}, or {@code +} in forms
     * @param brackets whether square brackets stay as they are
     * @throws IllegalArgumentException if the text has half a surrogate pair, which has no UTF-8 form
     */
    static StringBuilder append(StringBuilder out, String text, String space, boolean brackets) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnreserved(c) || (brackets && (c == '[' || c == ']'))) {
                out.append(c);
            } else if (c == ' ') {
                out.append(space);
            } else if (c < 0x80) {
                octet(out, c);
            } else {
                int point = text.codePointAt(i);
                i += Character.charCount(point) - 1;
                utf8(out, point);
            }
        }
        return out;
    }

    /** RFC 3629 §3. */
    private static void utf8(StringBuilder out, int point) {
        if (point < 0x800) {
            octet(out, 0xc0 | (point >> 6));
        } else if (point < 0x10000) {
            if (Character.isSurrogate((char) point)) {
                throw new IllegalArgumentException("a text has half a surrogate pair, which cannot be sent");
            }
            octet(out, 0xe0 | (point >> 12));
            octet(out, 0x80 | ((point >> 6) & 0x3f));
        } else {
            octet(out, 0xf0 | (point >> 18));
            octet(out, 0x80 | ((point >> 12) & 0x3f));
            octet(out, 0x80 | ((point >> 6) & 0x3f));
        }
        octet(out, 0x80 | (point & 0x3f));
    }

    private static void octet(StringBuilder out, int b) {
        out.append('%').append(HEX[b >> 4]).append(HEX[b & 15]);
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

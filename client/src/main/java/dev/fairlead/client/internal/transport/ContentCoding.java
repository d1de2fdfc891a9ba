package dev.fairlead.client.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** How a body is packed (RFC 9110 §8.4.1). What we did not ask for we do not read. */
enum ContentCoding {
    IDENTITY,
    GZIP,
    DEFLATE,
    UNKNOWN;

    /** What we ask for. */
    static final String ACCEPTED = "gzip, deflate";

    private static final int BUFFER = 4 * 1024;

    static ContentCoding of(ClassicHttpResponse response) {
        Header first = response.getFirstHeader("Content-Encoding");
        if (first == null) {
            return IDENTITY;
        }
        if (response.countHeaders("Content-Encoding") > 1) {
            return UNKNOWN;
        }
        return switch (String.valueOf(first.getValue()).strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            default -> UNKNOWN;
        };
    }

    /** Returns the unpacked body; whoever reads it closes it, which gives back memory outside of the heap. */
    InputStream unpack(InputStream packed) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(packed, 2);
        int first = peeked.read();
        if (first < 0) {
            return InputStream.nullInputStream(); // nothing at all stands for an empty body, as with 304 or HEAD
        }
        int second = peeked.read();
        if (second >= 0) {
            peeked.unread(second);
        }
        peeked.unread(first);
        return switch (this) {
            case GZIP -> new GZIPInputStream(peeked, BUFFER);
            case DEFLATE -> new RawOrZlib(peeked, !isZlib(first, second));
            case IDENTITY, UNKNOWN -> throw new AssertionError(this);
        };
    }

    /** RFC 1950 §2.2. The coding is named after the raw format (RFC 1951), and some servers send that. */
    private static boolean isZlib(int first, int second) {
        return (first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0;
    }

    private static final class RawOrZlib extends InflaterInputStream {
        RawOrZlib(InputStream packed, boolean raw) {
            super(packed, new Inflater(raw), BUFFER);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}

package dev.fairlead.client.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of answers (RFC 9112 §4, §5) by the rules of Apache's own parser, but each field at once into its name and its
 * value: there they will be asked for all the same. One for each connection.
 */
final class ResponseParser implements HttpMessageParser<ClassicHttpResponse> {

    private final Http1Config bounds;
    private final CharArrayBuffer line = new CharArrayBuffer(128);
    /** Of the fields of the answers before: they mostly come again in the same places. */
    private final @Nullable String[] names = new @Nullable String[16];

    private int buffered;

    ResponseParser(Http1Config bounds) {
        this.bounds = bounds;
    }

    /** Returns how many bytes of the body had come together with the head that was read last. */
    int buffered() {
        return buffered;
    }

    /** Returns null where the connection ended before the head began. */
    @Override
    public @Nullable ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
            throws IOException, HttpException {
        for (int i = 0; i < bounds.getMaxEmptyLineCount(); i++) {
            if (!next(buffer, in)) {
                return null;
            }
            if (!line.isEmpty()) {
                StatusLine status = LazyLaxLineParser.INSTANCE.parseStatusLine(line);
                ClassicHttpResponse response =
                        new BasicClassicHttpResponse(status.getStatusCode(), status.getReasonPhrase());
                response.setVersion(status.getProtocolVersion());
                readFields(response, buffer, in);
                buffered = buffer.length();
                return response;
            }
        }
        throw new MessageConstraintException("the answer begins with too many empty lines");
    }

    private boolean next(SessionInputBuffer buffer, InputStream in) throws IOException {
        line.clear();
        return buffer.readLine(line, in) >= 0;
    }

    private void readFields(ClassicHttpResponse response, SessionInputBuffer buffer, InputStream in)
            throws IOException, HttpException {
        String name = null;
        String value = "";
        int count = 0;
        while (next(buffer, in) && !line.isEmpty()) {
            if (name != null && isBlank(line.charAt(0))) {
                value = continued(value);
                continue;
            }
            if (name != null) {
                response.addHeader(name, value);
            }
            if (count++ >= bounds.getMaxHeaderCount()) {
                throw new MessageConstraintException(
                        "the answer has more than " + bounds.getMaxHeaderCount() + " fields");
            }
            int colon = line.indexOf(':');
            name = name(count - 1, colon);
            value = line.substringTrimmed(colon + 1, line.length());
        }
        if (name != null) {
            response.addHeader(name, value);
        }
    }

    private String name(int field, int colon) throws ProtocolException {
        String known = field < names.length ? names[field] : null;
        if (known != null && begins(known, colon)) {
            return known;
        }
        String name = colon <= 0 ? "" : line.substringTrimmed(0, colon);
        if (name.isEmpty()) {
            throw new ProtocolException("a field of the answer has no name");
        }
        if (field < names.length) {
            names[field] = name;
        }
        return name;
    }

    private boolean begins(String name, int colon) {
        if (name.length() != colon) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            if (name.charAt(i) != line.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Lines that continue the one before are long out of use, but still read (RFC 9112 §5.2). */
    private String continued(String value) throws MessageConstraintException {
        String more = line.substringTrimmed(0, line.length());
        if (value.length() + 1 + more.length() > bounds.getMaxLineLength()) {
            throw new MessageConstraintException("a field of the answer is too long");
        }
        return value + " " + more;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}

package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A body packed by gzip (RFC 1952), a piece at a time while it is sent, so that its packed length is not known. */
public final class GzipBody implements RequestBody {

    private static final long SHORTEST = 1024;
    private static final long SHORT = 1 << 20;

    private final RequestBody body;

    private GzipBody(RequestBody body) {
        this.body = body;
    }

    /** Returns whether packing a body gains anything: not with a short one, nor with one that is packed already. */
    public static boolean isWorthIt(RequestBody body) {
        String type = body.contentType();
        boolean text = type.startsWith("text/")
                || type.startsWith("application/json")
                || type.startsWith("application/x-www-form-urlencoded")
                || type.startsWith("application/x-ndjson")
                || type.contains("xml");
        return text && (body.length() < 0 || body.length() >= SHORTEST);
    }

    /** Returns a body packed: at once where it is short and in memory, so that its length is known, else while it is sent. */
    public static RequestBody of(RequestBody body) {
        GzipBody packed = new GzipBody(body);
        if (!body.isReplayable() || body.length() < 0 || body.length() > SHORT) {
            return packed;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            packed.writeTo(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the body cannot be read", unreadable);
        }
        return RequestBody.owning(body.contentType(), bytes.toByteArray());
    }

    @Override
    public String contentType() {
        return body.contentType();
    }

    @Override
    public long length() {
        return -1;
    }

    @Override
    public boolean isReplayable() {
        return body.isReplayable();
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        try (GZIPOutputStream packed = new GZIPOutputStream(new LeftOpen(stream), 4 * 1024)) {
            body.writeTo(packed);
        }
    }

    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] chunk, int offset, int length) throws IOException {
            out.write(chunk, offset, length);
        }

        @Override
        public void close() {}
    }

    @Override
    public String toString() {
        return body + ", gzip";
    }
}

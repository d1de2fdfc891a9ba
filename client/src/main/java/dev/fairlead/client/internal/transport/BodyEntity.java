package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.RequestBody;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A request body as Apache HttpClient wants it. */
final class BodyEntity extends AbstractHttpEntity {

    private final RequestBody body;

    BodyEntity(RequestBody body) {
        super(body.contentType(), null, body.length() < 0);
        this.body = body;
    }

    /** The content itself could not be read, whatever the network does. */
    static final class SourceFailure extends IOException {
        private static final long serialVersionUID = 1;

        SourceFailure(IOException cause) {
            super("the body of the request cannot be read: " + cause.getMessage(), cause);
        }
    }

    @Override
    public boolean isRepeatable() {
        return body.isReplayable();
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("a request body is written, not read");
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        NotedOutput noted = new NotedOutput(stream);
        try {
            body.writeTo(noted);
        } catch (IOException failure) {
            throw noted.failed ? failure : new SourceFailure(failure);
        }
    }

    @Override
    public boolean isStreaming() {
        return !body.isReplayable();
    }

    @Override
    public void close() {}

    /** Notes whether it was the connection that failed. */
    private static final class NotedOutput extends FilterOutputStream {

        /** Between two pieces the connection looks whether the answer has come already. */
        private static final int PIECE = 64 * 1024;

        private boolean failed;

        NotedOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            try {
                out.write(b);
            } catch (IOException failure) {
                failed = true;
                throw failure;
            }
        }

        @Override
        public void write(byte[] chunk, int offset, int length) throws IOException {
            try {
                int end = offset + length;
                for (int next = offset; next < end; next += PIECE) {
                    out.write(chunk, next, Math.min(PIECE, end - next));
                }
            } catch (IOException failure) {
                failed = true;
                throw failure;
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException failure) {
                failed = true;
                throw failure;
            }
        }
    }
}

package dev.fairlead.client.internal.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Notes whether it was the connection that failed, rather than who unpacks or stores what comes over it. */
final class NotedInput extends FilterInputStream {

    private boolean failed;

    NotedInput(InputStream in) {
        super(in);
    }

    boolean hasFailed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException failure) {
            failed = true;
            throw failure;
        }
    }

    @Override
    public int read(byte[] chunk, int offset, int length) throws IOException {
        try {
            return in.read(chunk, offset, length);
        } catch (IOException failure) {
            failed = true;
            throw failure;
        }
    }

    /** The connection is not this stream's to close. */
    @Override
    public void close() {}
}

package dev.fairlead.client.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts what is written, and tells. */
final class CountedOutput extends FilterOutputStream {

    private final ProgressListener listener;
    private final long total;
    private long bytes;

    CountedOutput(OutputStream out, ProgressListener listener, long total) {
        super(out);
        this.listener = listener;
        this.total = total;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        listener.progress(++bytes, total);
    }

    @Override
    public void write(byte[] chunk, int offset, int length) throws IOException {
        out.write(chunk, offset, length);
        bytes += length;
        if (length > 0) {
            listener.progress(bytes, total);
        }
    }
}

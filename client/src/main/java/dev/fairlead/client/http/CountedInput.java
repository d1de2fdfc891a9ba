package dev.fairlead.client.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Counts what is read, tells, and ends with an error beyond a bound. */
final class CountedInput extends FilterInputStream {

    private final long most;
    private final long total;
    private final @Nullable ProgressListener listener;
    private long bytes;

    CountedInput(InputStream in, long most, long total, @Nullable ProgressListener listener) {
        super(in);
        this.most = most;
        this.total = total;
        this.listener = listener;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] chunk, int offset, int length) throws IOException {
        int count = in.read(chunk, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long count = in.skip(wanted);
        count(count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long count) throws IOException {
        bytes += count;
        if (bytes > most) {
            throw new IOException(
                    "its body is longer than " + most + " bytes, which is the most that this download takes");
        }
        if (listener != null && count > 0) {
            listener.progress(bytes, total);
        }
    }
}

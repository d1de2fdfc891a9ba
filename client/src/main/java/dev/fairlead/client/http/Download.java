package dev.fairlead.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Where the body of a successful answer goes instead of into memory, and what becomes of it. Bodies of errors are not downloaded.
 * An attempt that breaks off in the middle is followed by another one as any other is, from the first byte on; what a broken one
 * left is never shown as whole.
 *
 * <p>Immutable, apart from one {@linkplain #toStream to a stream}, which is good for one call.
 *
 * @param <T> what the call returns
 */
public final class Download<T> {

    private static final long USUAL_MOST = 16L << 30;

    private final Reading<T> reading;
    private final AtomicBoolean spent;
    private final long maxBytes;
    private final @Nullable ProgressListener listener;

    private Download(Reading<T> reading, AtomicBoolean spent, long maxBytes, @Nullable ProgressListener listener) {
        this.reading = reading;
        this.spent = spent;
        this.maxBytes = maxBytes;
        this.listener = listener;
    }

    /**
     * Reads a body as it comes.
     *
     * <p><b>When</b>: for each attempt that was answered with success, on the thread of the exchange. <b>Known then</b>: the
     * announced length; content codings are undone. <b>If it fails</b>: an {@link IOException} of the body's own ends the attempt
     * as broken off; any other ends the call.
     *
     * @param <T> what is made of the body
     */
    @FunctionalInterface
    public interface Reading<T> {

        /**
         * Reads a body; what is left unread is passed over.
         *
         * @param body ends with an {@link IOException} if the body is cut off, too long, too slow or damaged
         * @param length in bytes; -1 where it was not announced
         */
        T read(InputStream body, long length) throws IOException;
    }

    /**
     * Returns a download that is read as it comes.
     *
     * @param reading may be called once for each attempt
     */
    public static <T> Download<T> reading(Reading<T> reading) {
        return new Download<>(reading, new AtomicBoolean(), USUAL_MOST, null);
    }

    /**
     * Returns a download that is read as it comes, for readers that hand on what they read: once a body has begun, a broken attempt
     * is not followed by another.
     */
    public static <T> Download<T> readingOnce(Reading<T> reading) {
        AtomicBoolean spent = new AtomicBoolean();
        Reading<T> once = (body, length) -> {
            spent.set(true);
            return reading.read(body, length);
        };
        return new Download<>(once, spent, USUAL_MOST, null);
    }

    /**
     * Returns a download into a file. The body is written beside it under another name, and takes its name, in place of a file
     * that has it already, only when it is whole.
     */
    public static Download<Path> toFile(Path file) {
        return reading((body, length) -> FileTarget.write(body, file));
    }

    /**
     * Returns a download into a stream, which is left open; the call returns the number of bytes. Once the first byte is
     * written, a broken attempt is not followed by another.
     */
    public static Download<Long> toStream(OutputStream stream) {
        AtomicBoolean spent = new AtomicBoolean();
        Reading<Long> copying = (body, length) -> {
            byte[] chunk = new byte[16 * 1024];
            long bytes = 0;
            for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                spent.set(true);
                stream.write(chunk, 0, count);
                bytes += count;
            }
            stream.flush();
            return bytes;
        };
        return new Download<>(copying, spent, USUAL_MOST, null);
    }

    /**
     * Sets the longest body that is read, decoded; 16 GiB if nothing is set. The bound on bodies in memory does not hold here.
     *
     * @param bytes at least 1
     */
    public Download<T> withMaxBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a download takes at least 1 byte, not " + bytes);
        }
        return new Download<>(reading, spent, bytes, listener);
    }

    /** Sets who hears how far it is. */
    public Download<T> withProgress(ProgressListener hears) {
        return new Download<>(reading, spent, maxBytes, hears);
    }

    /** Returns whether it can begin anew. */
    public boolean isRepeatable() {
        return !spent.get();
    }

    /** Returns the longest body that is read, in bytes. */
    public long maxBytes() {
        return maxBytes;
    }

    /**
     * Takes one body; for transports.
     *
     * @param length the decoded body's, -1 where it is not known
     * @throws IOException if the body, or where it goes, fails
     */
    public T take(InputStream body, long length) throws IOException {
        return reading.read(new CountedInput(body, maxBytes, length, listener), length);
    }

    @Override
    public String toString() {
        return "Download(up to " + maxBytes + " bytes)";
    }
}

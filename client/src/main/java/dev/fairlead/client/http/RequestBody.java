package dev.fairlead.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The content of a request. Thread-safe where it is replayable. */
public interface RequestBody {

    /** Returns the media type with its parameters, for instance {@code application/x-www-form-urlencoded}. */
    String contentType();

    /** Returns the length in bytes, or -1 where it is not known; then it goes in chunks. */
    long length();

    /** Returns whether {@link #writeTo} may be called more than once. A call whose body is not cannot be repeated. */
    boolean isReplayable();

    /**
     * Writes the whole content. Blocks as the stream does.
     *
     * @throws IOException if the stream fails, or the source of the content does
     */
    void writeTo(OutputStream stream) throws IOException;

    /** Opens a content anew each time. */
    @FunctionalInterface
    interface Source {

        /**
         * Returns the content from its first byte on; whoever asked closes it.
         *
         * @throws IOException if it cannot be read
         */
        InputStream open() throws IOException;
    }

    /** Returns a replayable body with a copy of these bytes. */
    static RequestBody of(String contentType, byte[] content) {
        return new BytesBody(contentType, content.clone());
    }

    /**
     * Returns a replayable body with these bytes themselves: saves a copy.
     *
     * @param content given away: whoever calls this does not change it any more
     */
    static RequestBody owning(String contentType, byte[] content) {
        return new BytesBody(contentType, content);
    }

    /**
     * Returns a replayable body with the content of a file, which is read when it is sent, a piece at a time. A file whose length
     * changes between is an error.
     *
     * @throws IOException if the file is not there or cannot be read
     */
    static RequestBody of(String contentType, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "no file to send");
        }
        return new StreamBody(contentType, Files.size(file), true, () -> Files.newInputStream(file));
    }

    /**
     * Returns a replayable body with the content of a stream that is opened for each attempt, read a piece at a time, and closed.
     *
     * @param length in bytes; -1 where it is not known
     */
    static RequestBody of(String contentType, Source source, long length) {
        return new StreamBody(contentType, length, true, source);
    }

    /**
     * Returns a body with the content of a stream, which is sent once and closed: a call with it is never repeated after the
     * first byte.
     *
     * @param length in bytes; -1 where it is not known
     */
    static RequestBody once(String contentType, InputStream content, long length) {
        AtomicBoolean opened = new AtomicBoolean();
        return new StreamBody(contentType, length, false, () -> {
            if (opened.getAndSet(true)) {
                throw new IOException("the body was a stream, which is sent already and cannot be sent again");
            }
            return content;
        });
    }

    /** Returns this body with a listener that hears how far it is. */
    default RequestBody withProgress(ProgressListener listener) {
        return new ListenedBody(this, listener);
    }
}

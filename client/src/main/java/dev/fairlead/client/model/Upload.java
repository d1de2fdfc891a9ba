package dev.fairlead.client.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A file to send. One from bytes or a path can be read again, so a call with it may be retried; one from a stream can be
 * sent once only. Immutable, apart from the stream of the latter.
 */
public final class Upload {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final String fileName;
    private final String contentType;
    private final long length;
    private final boolean replayable;
    private final Content content;

    private Upload(String fileName, String contentType, long length, boolean replayable, Content content) {
        this.fileName = Objects.requireNonNull(fileName, "fileName");
        this.contentType = contentType;
        this.length = length;
        this.replayable = replayable;
        this.content = content;
    }

    /** Returns an upload of these bytes, which are copied. */
    public static Upload of(String fileName, byte[] content) {
        byte[] copy = content.clone();
        return new Upload(fileName, UNKNOWN_TYPE, copy.length, true, () -> new ByteArrayInputStream(copy));
    }

    /**
     * Returns an upload of a file, which is read when it is sent.
     *
     * @throws IOException if the file is not there or cannot be read
     */
    public static Upload of(Path file) throws IOException {
        Path name = file.getFileName();
        if (name == null || !Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "no file to upload");
        }
        String type = Files.probeContentType(file);
        return new Upload(
                name.toString(),
                type == null ? UNKNOWN_TYPE : type,
                Files.size(file),
                true,
                () -> Files.newInputStream(file));
    }

    /**
     * Returns an upload of a stream, which is sent once: a call with it is never retried after the first byte. Whoever
     * sends it closes it.
     */
    public static Upload once(String fileName, InputStream content) {
        AtomicBoolean opened = new AtomicBoolean();
        return new Upload(fileName, UNKNOWN_TYPE, -1, false, () -> {
            if (opened.getAndSet(true)) {
                throw new IOException("the stream for " + fileName + " was sent already; it cannot be sent again");
            }
            return content;
        });
    }

    /** Returns the same content with another media type; the default is what the file's name suggests. */
    public Upload contentType(String mediaType) {
        if (mediaType.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("a media type is one line of ASCII");
        }
        return new Upload(fileName, mediaType, length, replayable, content);
    }

    /** Returns the name that the provider sees. */
    public String fileName() {
        return fileName;
    }

    /** Returns the media type. */
    public String contentType() {
        return contentType;
    }

    /** Returns the number of bytes, where it is known before sending. */
    public OptionalLong length() {
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** Returns whether {@link #open} works more than once. */
    public boolean isReplayable() {
        return replayable;
    }

    /**
     * Opens the content; the caller closes it.
     *
     * @throws IOException if it cannot be read, or is a stream that was opened before
     */
    public InputStream open() throws IOException {
        return content.open();
    }

    /** Returns name and size, not the content. */
    @Override
    public String toString() {
        return "Upload(" + fileName + (length < 0 ? "" : ", " + length + " bytes") + ")";
    }

    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }
}

package dev.fairlead.client.http;

import java.io.IOException;
import java.io.OutputStream;

/** The content of a request. Thread-safe where it is replayable. */
public interface RequestBody {

    /** Returns the media type with its parameters, for instance {@code application/x-www-form-urlencoded}. */
    String contentType();

    /** Returns the length in bytes, or -1 where it is not known. */
    long length();

    /** Returns whether {@link #writeTo} may be called more than once. A call whose body is not cannot be repeated. */
    boolean isReplayable();

    /**
     * Writes the whole content. Blocks as the stream does.
     *
     * @throws IOException if the stream fails, or the source of the content does
     */
    void writeTo(OutputStream stream) throws IOException;

    /** Returns a replayable body with a copy of these bytes. */
    static RequestBody of(String contentType, byte[] content) {
        return new BytesBody(contentType, content.clone());
    }
}

package dev.fairlead.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Content that is read while it is sent, a piece at a time. */
final class StreamBody implements RequestBody {

    private static final int CHUNK = 16 * 1024;

    private final String contentType;
    private final long length;
    private final boolean replayable;
    private final Source source;

    StreamBody(String contentType, long length, boolean replayable, Source source) {
        this.contentType = contentType;
        this.length = Math.max(-1, length);
        this.replayable = replayable;
        this.source = source;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isReplayable() {
        return replayable;
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        long sent = 0;
        try (InputStream content = source.open()) {
            byte[] chunk = new byte[CHUNK];
            for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
                sent += count;
                if (length >= 0 && sent > length) {
                    throw lengthChanged("more");
                }
                stream.write(chunk, 0, count);
            }
        }
        if (length >= 0 && sent < length) {
            throw lengthChanged(String.valueOf(sent));
        }
    }

    private IOException lengthChanged(String found) {
        return new IOException(
                "the body was announced with " + length + " bytes and has " + found + "; did the file change?");
    }

    @Override
    public String toString() {
        return (length < 0 ? "a stream" : length + " bytes") + " of " + contentType;
    }
}

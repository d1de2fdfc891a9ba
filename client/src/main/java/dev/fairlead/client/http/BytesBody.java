package dev.fairlead.client.http;

import java.io.IOException;
import java.io.OutputStream;

/** Content that is in memory. */
final class BytesBody implements RequestBody {

    private final String contentType;
    private final byte[] content;

    BytesBody(String contentType, byte[] content) {
        this.contentType = contentType;
        this.content = content;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public long length() {
        return content.length;
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        stream.write(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes of " + contentType;
    }
}

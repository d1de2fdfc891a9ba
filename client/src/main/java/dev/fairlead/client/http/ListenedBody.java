package dev.fairlead.client.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body whose sending is listened to. */
final class ListenedBody implements RequestBody {

    private final RequestBody body;
    private final ProgressListener listener;

    ListenedBody(RequestBody body, ProgressListener listener) {
        this.body = body;
        this.listener = listener;
    }

    @Override
    public String contentType() {
        return body.contentType();
    }

    @Override
    public long length() {
        return body.length();
    }

    @Override
    public boolean isReplayable() {
        return body.isReplayable();
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        body.writeTo(new CountedOutput(stream, listener, body.length()));
    }

    @Override
    public String toString() {
        return body.toString();
    }
}

package dev.fairlead.client.internal.transport;

import dev.fairlead.client.http.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A request body as Apache HttpClient wants it. */
final class BodyEntity extends AbstractHttpEntity {

    private final RequestBody body;

    BodyEntity(RequestBody body) {
        super(body.contentType(), null, body.length() < 0);
        this.body = body;
    }

    @Override
    public boolean isRepeatable() {
        return body.isReplayable();
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("a request body is written, not read");
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        body.writeTo(stream);
    }

    @Override
    public boolean isStreaming() {
        return !body.isReplayable();
    }

    @Override
    public void close() {}
}

package dev.fairlead.client.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes on the wire.
 *
 * @param method the method in upper case
 * @param uri the absolute address, query included
 * @param headers the header fields less those that describe the body or the connection
 * @param body the content; null for none
 */
public record HttpRequest(
        String method, URI uri, Headers headers, @Nullable RequestBody body) {

    /** Checks that the address is absolute. */
    public HttpRequest {
        if (!uri.isAbsolute() || uri.getHost() == null) {
            throw new IllegalArgumentException("the address of a request is absolute: " + Redaction.address(uri));
        }
    }

    /** Returns this request with other headers. */
    public HttpRequest withHeaders(Headers other) {
        return new HttpRequest(method, uri, other, body);
    }

    /** Returns this request to another address. */
    public HttpRequest withUri(URI other) {
        return new HttpRequest(method, other, headers, body);
    }

    /** Prints method, address without query values, and the headers that may be printed. */
    @Override
    public String toString() {
        return method + " " + Redaction.address(uri) + " " + headers
                + (body == null ? "" : " (" + body.contentType() + ")");
    }
}

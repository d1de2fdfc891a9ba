package dev.fairlead.client.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes on the wire.
 *
 * @param method the method in upper case
 * @param uri the absolute address, query included
 * @param headers the header fields less those that describe the connection
 * @param body the content; null for none
 * @param download where the body of a successful answer goes; null where it is kept in memory
 * @param isBound whether its credentials hold for this method, address and body only, as a signature does: such a request is
 *     never sent on to where a redirect points
 */
public record HttpRequest(
        String method,
        URI uri,
        Headers headers,
        @Nullable RequestBody body,
        @Nullable Download<?> download,
        boolean isBound) {

    /** Checks that the address is absolute. */
    public HttpRequest {
        if (!uri.isAbsolute() || uri.getHost() == null) {
            throw new IllegalArgumentException("the address of a request is absolute: " + Redaction.address(uri));
        }
    }

    /** Makes a request whose answer is kept in memory. */
    public HttpRequest(String method, URI uri, Headers headers, @Nullable RequestBody body) {
        this(method, uri, headers, body, null, false);
    }

    /** Returns this request with other headers. */
    public HttpRequest withHeaders(Headers other) {
        return new HttpRequest(method, uri, other, body, download, isBound);
    }

    /** Returns this request to another address. */
    public HttpRequest withUri(URI other) {
        return new HttpRequest(method, other, headers, body, download, isBound);
    }

    /** Returns this request with another method and body. */
    public HttpRequest with(String otherMethod, @Nullable RequestBody otherBody) {
        return new HttpRequest(otherMethod, uri, headers, otherBody, download, isBound);
    }

    /** Returns this request with the body of a successful answer going elsewhere. */
    public HttpRequest withDownload(@Nullable Download<?> other) {
        return new HttpRequest(method, uri, headers, body, other, isBound);
    }

    /** Returns this request marked as good for its method, address and body only; whoever signs requests does that. */
    public HttpRequest bound() {
        return new HttpRequest(method, uri, headers, body, download, true);
    }

    /** Prints method, address without query values, and the headers that may be printed. */
    @Override
    public String toString() {
        return method + " " + Redaction.address(uri) + " " + headers
                + (body == null ? "" : " (" + body.contentType() + ")");
    }
}

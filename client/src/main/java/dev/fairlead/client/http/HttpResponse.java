package dev.fairlead.client.http;

import java.nio.charset.StandardCharsets;

/** One answer, its body read to the end. Immutable. */
public final class HttpResponse {

    private final int status;
    private final Headers headers;
    private final byte[] body;

    private HttpResponse(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Returns a response with a copy of these bytes.
     *
     * @param status from 100 to 999
     */
    public static HttpResponse of(int status, Headers headers, byte[] body) {
        if (status < 100 || status > 999) {
            throw new IllegalArgumentException("not a status: " + status);
        }
        return new HttpResponse(status, headers, body.clone());
    }

    /** Returns a response with a text as UTF-8. */
    public static HttpResponse of(int status, Headers headers, String body) {
        return of(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns this response with other header fields. */
    public HttpResponse withHeaders(Headers other) {
        return new HttpResponse(status, other, body);
    }

    /** Returns this response without its body, as a HEAD is answered. */
    public HttpResponse withoutBody() {
        return new HttpResponse(status, headers, new byte[0]);
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns the header fields. */
    public Headers headers() {
        return headers;
    }

    /** Returns a copy of the body's bytes; empty where there is none. */
    public byte[] body() {
        return body.clone();
    }

    /** Returns the body read as UTF-8. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the body's length in bytes. */
    public int bodyLength() {
        return body.length;
    }

    /** Returns whether the status is one of 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Prints status, printable headers and the body's length. */
    @Override
    public String toString() {
        return status + " " + headers + " (" + body.length + " bytes)";
    }
}

package dev.fairlead.sandbox.core;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer as it goes over the wire: a status, headers and the bytes of a body. Immutable by agreement: nobody writes into the body. */
public final class Reply {

    private final int status;
    private final String mediaType;
    private final byte[] body;
    private final Map<String, String> headers;
    private final boolean replayed;

    private Reply(int status, String mediaType, byte[] body, Map<String, String> headers, boolean replayed) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
        this.headers = headers;
        this.replayed = replayed;
    }

    /** Writes an answer. */
    public static Reply of(Response response) {
        var json = response.json();
        byte[] body = json == null ? response.bytes() : json.toJson().getBytes(StandardCharsets.UTF_8);
        return new Reply(response.status(), response.mediaType(), body, response.headers(), false);
    }

    /** Returns this answer, marked as one from memory. */
    public Reply asReplay() {
        return new Reply(status, mediaType, body, headers, true);
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the media type of the body; empty where there is none. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the bytes themselves, not a copy. */
    public byte[] body() {
        return body;
    }

    /** Returns the headers beside the usual ones. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns whether this is the answer to an earlier request with the same idempotency key. */
    public boolean isReplay() {
        return replayed;
    }
}

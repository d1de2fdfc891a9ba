package dev.fairlead.client.http;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonLimits;
import dev.fairlead.json.JsonValue;
import dev.fairlead.json.KnownNames;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One answer, its body read to the end. Immutable. */
public final class HttpResponse {

    private static final byte[] NOTHING = new byte[0];

    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final @Nullable Object content;

    private HttpResponse(int status, Headers headers, byte[] body, @Nullable Object content) {
        if (status < 100 || status > 999) {
            throw new IllegalArgumentException("not a status: " + status);
        }
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.content = content;
    }

    /**
     * Returns a response with a copy of these bytes.
     *
     * @param status from 100 to 999
     */
    public static HttpResponse of(int status, Headers headers, byte[] body) {
        return new HttpResponse(status, headers, body.clone(), null);
    }

    /** Returns a response with a text as UTF-8. */
    public static HttpResponse of(int status, Headers headers, String body) {
        return new HttpResponse(status, headers, body.getBytes(StandardCharsets.UTF_8), null);
    }

    /**
     * Returns a response with these bytes themselves, for transports: saves a copy of each body.
     *
     * @param body given away: whoever calls this does not change it any more
     */
    public static HttpResponse owning(int status, Headers headers, byte[] body) {
        return new HttpResponse(status, headers, body, null);
    }

    /**
     * Returns a response whose body went into the {@link Download} of its request.
     *
     * @param content what the download made of it
     */
    public static HttpResponse downloaded(int status, Headers headers, @Nullable Object content) {
        return new HttpResponse(status, headers, NOTHING, content);
    }

    /** Returns this response with other header fields. */
    public HttpResponse withHeaders(Headers other) {
        return new HttpResponse(status, other, body, content);
    }

    /** Returns this response whose body, in whatever form it came, was read as this JSON. */
    public HttpResponse readAs(JsonValue json) {
        return new HttpResponse(status, headers, body, json);
    }

    /** Returns this response without its body, as a HEAD is answered. */
    public HttpResponse withoutBody() {
        return new HttpResponse(status, headers, NOTHING, null);
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns the header fields. */
    public Headers headers() {
        return headers;
    }

    /** Returns a copy of the body's bytes; empty where there is none, or where it was {@linkplain #content downloaded}. */
    public byte[] body() {
        return body.clone();
    }

    /** Returns what the download of the request made of the body; null where there was none. */
    public @Nullable Object content() {
        return content;
    }

    /** Returns the body read as UTF-8. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Returns the body read as JSON, within the limits that {@link Json#parse(byte[])} has, without a copy of it.
     *
     * @throws dev.fairlead.json.JsonException if it is not one JSON value, or exceeds the limits
     */
    public JsonValue json() {
        return content instanceof JsonValue read ? read : Json.parse(body);
    }

    /** Returns the body read as JSON, one of many that are alike; like {@link #json()} otherwise. */
    public JsonValue json(KnownNames names) {
        return content instanceof JsonValue read ? read : Json.parse(body, names);
    }

    /** Returns the body read as JSON within other limits; like {@link #json()} otherwise. */
    public JsonValue json(JsonLimits limits) {
        return Json.parse(body, limits);
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
        return status + " " + headers + " (" + (content == null ? body.length + " bytes" : "downloaded") + ")";
    }
}

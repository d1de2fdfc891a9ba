package dev.fairlead.sandbox.core;

import dev.fairlead.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered to a request, before it is written: a status, headers, and JSON, other bytes or nothing. Immutable by agreement. */
public final class Response {

    private static final String JSON = "application/json";

    private final int status;
    private final String mediaType;
    private final @Nullable JsonValue json;
    private final byte[] bytes;
    private final Map<String, String> headers;

    private Response(
            int status, String mediaType, @Nullable JsonValue json, byte[] bytes, Map<String, String> headers) {
        this.status = status;
        this.mediaType = mediaType;
        this.json = json;
        this.bytes = bytes;
        this.headers = headers;
    }

    /** Returns an answer of JSON. */
    public static Response of(int status, JsonValue json) {
        return new Response(status, JSON, json, new byte[0], Map.of());
    }

    /** Returns an answer of JSON under a media type of its own. */
    public static Response of(int status, JsonValue json, String mediaType) {
        return new Response(status, mediaType, json, new byte[0], Map.of());
    }

    /** Returns an answer of bytes, which are not copied. */
    public static Response of(int status, byte[] bytes, String mediaType) {
        return new Response(status, mediaType, null, bytes, Map.of());
    }

    /** Returns an answer without a body. */
    public static Response empty(int status) {
        return new Response(status, "", null, new byte[0], Map.of());
    }

    /** Returns this answer with one header more. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, mediaType, json, bytes, more);
    }

    /** Returns this answer with other JSON. */
    public Response withJson(JsonValue other) {
        return new Response(status, mediaType, other, bytes, headers);
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the media type of the body; empty where there is none. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the body where it is JSON, else null. */
    public @Nullable JsonValue json() {
        return json;
    }

    /** Returns the bytes themselves where the body is not JSON. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the headers beside the usual ones. */
    public Map<String, String> headers() {
        return headers;
    }
}

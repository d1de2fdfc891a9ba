package dev.fairlead.sandbox.server;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.wire.FormDecoder;
import dev.fairlead.sandbox.wire.Incoming;
import dev.fairlead.sandbox.wire.Multipart;
import java.nio.charset.StandardCharsets;

/** The parameters that a request carries, before anything is checked. */
final class RequestBody {

    private RequestBody() {}

    static boolean isJson(Incoming request) {
        return request.body().length > 0 && request.mediaType().endsWith("json");
    }

    /**
     * Reads query and body into one object.
     *
     * @throws ApiFailure if one of them is malformed
     */
    static JsonObject read(Incoming request) {
        if (request.body().length == 0) {
            return FormDecoder.decode(request.query());
        }
        String type = request.mediaType();
        return switch (type) {
            case "", "application/x-www-form-urlencoded" ->
                FormDecoder.decode(request.query(), new String(request.body(), StandardCharsets.UTF_8));
            case "multipart/form-data" ->
                FormDecoder.decode(request.query()).toBuilder()
                        .putAll(Multipart.decode(request.body(), contentType(request)))
                        .build();
            case "application/json" ->
                FormDecoder.decode(request.query()).toBuilder()
                        .putAll(json(request.body()))
                        .build();
            default ->
                throw ApiFailure.invalid(
                        "The content type " + type + " is not understood: send application/x-www-form-urlencoded.");
        };
    }

    private static JsonObject json(byte[] body) {
        try {
            return Json.parseObject(body);
        } catch (JsonException malformed) {
            throw ApiFailure.invalid("The body is no JSON object: " + malformed.getMessage() + ".");
        }
    }

    private static String contentType(Incoming request) {
        String header = request.header("content-type");
        return header == null ? "" : header;
    }
}

package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.BodyEncoding;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.model.Upload;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonNull;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes parameters in the way of one provider. Immutable. */
public final class RequestEncoder {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final Wire wire;

    /** Creates an encoder. */
    public RequestEncoder(Wire wire) {
        this.wire = wire;
    }

    /** Encodes the parameters of one call that brings no body. */
    public EncodedRequest encode(RequestShape shape, Map<String, String> variables, Params params) {
        return encode(shape, variables, params, null);
    }

    /**
     * Encodes the parameters of one call.
     *
     * @param variables the values of the path's variables, not encoded
     * @param given the body that came with the call; null for none
     * @throws IllegalArgumentException if a path variable is missing or empty, a required parameter is not set, or a
     *     parameter has no form where it goes
     */
    public EncodedRequest encode(
            RequestShape shape, Map<String, String> variables, Params params, @Nullable RequestBody given) {
        requireFitting(shape.encoding(), given);
        params.requireComplete();
        JsonObject.Builder query = JsonObject.builder();
        JsonObject.Builder rest = JsonObject.builder();
        Headers[] headers = {Headers.empty()};
        params.toJson().forEach((name, value) -> {
            if (shape.headerNames().contains(name)) {
                headers[0] = headers[0].with(name, headerText(name, value));
            } else if (shape.encoding() == BodyEncoding.NONE
                    || shape.encoding() == BodyEncoding.RAW
                    || shape.queryNames().contains(name)) {
                query.put(name, value);
            } else {
                rest.put(name, value);
            }
        });
        String template = shape.pathTemplate();
        int fixed = template.indexOf('?');
        return new EncodedRequest(
                PathTemplate.expand(fixed < 0 ? template : template.substring(0, fixed), variables),
                joined(
                        fixed < 0 ? "" : template.substring(fixed + 1),
                        FormFields.encode(FormFields.of(query.build(), wire), "%20")),
                headers[0],
                given != null ? given : body(shape.encoding(), rest.build(), params.uploads()));
    }

    private static String joined(String fixed, String more) {
        return fixed.isEmpty() || more.isEmpty() ? fixed + more : fixed + "&" + more;
    }

    private static void requireFitting(BodyEncoding encoding, @Nullable RequestBody given) {
        if ((encoding == BodyEncoding.RAW) != (given != null)) {
            throw new IllegalArgumentException(
                    given == null
                            ? "this operation needs a body: CallOptions.withBody"
                            : "this operation makes its body from its parameters and takes no other");
        }
    }

    private @Nullable RequestBody body(BodyEncoding encoding, JsonObject values, Map<String, Upload> uploads) {
        if (!uploads.isEmpty() && encoding != BodyEncoding.MULTIPART) {
            throw new IllegalArgumentException("this operation takes no files: " + String.join(", ", uploads.keySet()));
        }
        return switch (encoding) {
            case NONE, RAW -> null;
            case FORM ->
                RequestBody.owning(
                        FORM,
                        FormFields.encode(FormFields.of(values, wire), "+").getBytes(StandardCharsets.US_ASCII));
            case JSON ->
                values.isEmpty() && wire.emptyBody() == Wire.EmptyBody.NONE
                        ? null
                        : RequestBody.owning(JSON, values.toJson().getBytes(StandardCharsets.UTF_8));
            case MULTIPART -> new MultipartBody(FormFields.of(values, wire), uploads);
        };
    }

    private static String headerText(String name, JsonValue value) {
        return switch (value) {
            case JsonString text -> text.value();
            case JsonNumber number -> FormFields.number(number);
            case JsonBoolean bool -> bool.toJson();
            case JsonNull ignored -> "";
            case JsonArray ignored -> throw noHeader(name, value);
            case JsonObject ignored -> throw noHeader(name, value);
        };
    }

    private static IllegalArgumentException noHeader(String name, JsonValue value) {
        return new IllegalArgumentException(
                "the parameter " + name + " goes into a header and cannot be an " + value.kind());
    }
}

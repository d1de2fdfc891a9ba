package dev.fairlead.client.internal.codec;

import dev.fairlead.client.http.BodyEncoding;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.ParamStyle;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.internal.codec.ParamPlace.Where;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.model.Upload;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.profile.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes parameters in the way of one provider, and single ones as their operation says. Immutable. */
public final class RequestEncoder {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final Wire wire;

    /** Creates an encoder. */
    public RequestEncoder(Wire wire) {
        this.wire = wire;
    }

    /** Encodes the parameters of one call that brings no body. */
    public EncodedRequest encode(RequestShape shape, Map<String, ?> variables, Params params) {
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
            RequestShape shape, Map<String, ?> variables, Params params, @Nullable RequestBody given) {
        requireFitting(shape, given);
        if (given == null || shape.encoding() == BodyEncoding.RAW) {
            params.requireComplete();
        }
        String template = shape.pathTemplate();
        int fixed = template.indexOf('?');
        Sorted sorted = new Sorted(shape, fixed < 0 ? "" : template.substring(fixed + 1));
        RequestExtras extras = shape.extras();
        extras.constants().forEach((name, value) -> sorted.headers = sorted.headers.with(name, value));
        JsonObject values = params.toJson();
        values.forEach(sorted::add);
        if (extras.token() != null && !values.has(extras.token())) {
            sorted.add(extras.token(), JsonValue.of(UUID.randomUUID().toString()));
        }
        RequestBody body = given != null ? given : body(shape, sorted.body.build(), params.uploads());
        if (extras.checksum() && body != null && !sorted.headers.has("Content-MD5")) {
            sorted.headers = sorted.headers.with("Content-MD5", Checksums.md5(body));
        }
        if (given != null && !sorted.body.build().isEmpty()) {
            throw new IllegalArgumentException("the call brings a body of its own, so these parameters go nowhere: "
                    + String.join(", ", sorted.body.build().names()));
        }
        return new EncodedRequest(
                PathTemplate.expand(fixed < 0 ? template : template.substring(0, fixed), variables, shape.pathStyles()),
                sorted.query.toString(),
                sorted.cookies.isEmpty() ? sorted.headers : sorted.headers.with("Cookie", sorted.cookies.toString()),
                body);
    }

    /** The parameters of one call by where they go. */
    private final class Sorted {

        private final RequestShape shape;
        private final Pairs query;
        private final Pairs cookies = Pairs.cookies(wire);
        private final JsonObject.Builder body = JsonObject.builder();
        private Headers headers = Headers.empty();

        Sorted(RequestShape shape, String fixedQuery) {
            this.shape = shape;
            this.query = Pairs.query(wire, fixedQuery);
        }

        void add(String name, JsonValue value) {
            ParamPlace place = shape.place(name);
            String wireName = Objects.requireNonNullElse(place.wireName(), name);
            Where where = place.where();
            if (where == null) {
                if (shape.encoding() == BodyEncoding.NONE || shape.encoding() == BodyEncoding.RAW) {
                    query.add(wireName, value, place);
                } else {
                    body.put(name, value);
                }
                return;
            }
            switch (where) {
                case QUERY -> query.add(wireName, value, place);
                case COOKIE -> cookies.add(wireName, value, place);
                case HEADER -> {
                    if (value instanceof JsonObject map
                            && shape.extras().prefixes().contains(name)) {
                        map.forEach((key, each) -> headers = headers.with(wireName + key, StyledValue.text(each)));
                    } else {
                        headers = headers.with(wireName, date(shape, name, headerText(name, value, place.style())));
                    }
                }
            }
        }
    }

    private static void requireFitting(RequestShape shape, @Nullable RequestBody given) {
        boolean raw = shape.encoding() == BodyEncoding.RAW;
        if (raw && given == null && !shape.bodyOptional()) {
            throw new IllegalArgumentException("this operation needs a body: CallOptions.withBody");
        }
        if (!raw && given != null && shape.otherTypes().isEmpty()) {
            throw new IllegalArgumentException("this operation makes its body from its parameters and takes no other");
        }
    }

    private @Nullable RequestBody body(RequestShape shape, JsonObject values, Map<String, List<Upload>> uploads) {
        BodyEncoding encoding = shape.encoding();
        if (!uploads.isEmpty() && encoding != BodyEncoding.MULTIPART) {
            throw new IllegalArgumentException("this operation takes no files: " + String.join(", ", uploads.keySet()));
        }
        if (shape.extras().format() != null) {
            return shape.extras().format().encode(values);
        }
        return switch (encoding) {
            case NONE, RAW -> null;
            case FORM ->
                RequestBody.owning(type(shape, FORM), form(shape, values).getBytes(StandardCharsets.US_ASCII));
            case JSON -> json(shape, values);
            case MULTIPART -> MultipartBody.of(shape, values, uploads, wire);
        };
    }

    private String form(RequestShape shape, JsonObject values) {
        Pairs pairs = Pairs.form(wire);
        values.forEach((name, value) -> {
            ParamPlace place = shape.place(name);
            pairs.add(Objects.requireNonNullElse(place.wireName(), name), value, place);
        });
        return pairs.toString();
    }

    private @Nullable RequestBody json(RequestShape shape, JsonObject values) {
        JsonValue sent = renamed(shape, values);
        if (shape.wholeBody() != null) {
            sent = values.get(shape.wholeBody());
        } else if (values.isEmpty() && (shape.bodyOptional() || wire.emptyBody() == Wire.EmptyBody.NONE)) {
            sent = null;
        }
        return sent == null
                ? null
                : RequestBody.owning(type(shape, JSON), sent.toJson().getBytes(StandardCharsets.UTF_8));
    }

    /** A member that shares its name with a parameter of the path or query is set by another one. */
    private static JsonValue renamed(RequestShape shape, JsonObject values) {
        if (!shape.renames()) {
            return values;
        }
        JsonObject.Builder renamed = JsonObject.builder();
        values.forEach((name, value) ->
                renamed.put(Objects.requireNonNullElse(shape.place(name).wireName(), name), value));
        return renamed.build();
    }

    private static String type(RequestShape shape, String usual) {
        return Objects.requireNonNullElse(shape.mediaType(), usual);
    }

    private static String date(RequestShape shape, String name, String text) {
        return shape.extras().dates().contains(name) ? HeaderDates.write(text) : text;
    }

    private static String headerText(String name, JsonValue value, @Nullable ParamStyle style) {
        if (style == null && value instanceof JsonObject) {
            throw new IllegalArgumentException(
                    "the parameter " + name + " goes into a header and cannot be an " + value.kind());
        }
        boolean list = style == null && value instanceof JsonArray;
        return style == null && !list
                ? StyledValue.text(value)
                : StyledValue.header(name, value, style == null ? ParamStyle.SIMPLE : style);
    }
}

package dev.fairlead.sandbox.wire;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.Encoding;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.description.Validation;
import dev.fairlead.description.Violation;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonException;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.synthesis.SchemaValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the body of a request against what an operation declares for its media type. Immutable and thread-safe. */
final class BodyCheck {

    private static final Encoding USUAL = new Encoding("form", false, null);

    private final @Nullable ApiBody described;

    BodyCheck(ApiOperation operation) {
        this.described = operation.body();
    }

    /**
     * Returns the body as a value; null where there is none, or where it is no value but bytes.
     *
     * @throws ApiFailure if it is missing, in another media type or not what is described
     */
    @Nullable
    JsonValue check(Incoming request) {
        if (described == null || described.contents().isEmpty()) {
            return request.body().length > 0 && request.mediaType().endsWith("json") ? json(request) : null;
        }
        if (request.body().length == 0) {
            return absent(described);
        }
        ApiContent content = content(described, request.mediaType());
        if (isJson(content, request.mediaType())) {
            return checked(json(request), content.schema());
        }
        String type = request.mediaType();
        if (type.equals("application/x-www-form-urlencoded") || type.equals("multipart/form-data")) {
            Pairs pairs = type.startsWith("multipart")
                    ? Multipart.pairs(request.body(), String.valueOf(request.header("content-type")))
                    : Pairs.decode(new String(request.body(), StandardCharsets.UTF_8));
            return form(pairs, content);
        }
        return type.startsWith("text/") && !type.endsWith("xml")
                ? new JsonString(new String(request.body(), StandardCharsets.UTF_8))
                : null;
    }

    /** Nothing at all is as good as an empty object, where that would do. */
    private static @Nullable JsonValue absent(ApiBody described) {
        Optional<ApiContent> preferred = described.preferred();
        boolean emptyWillDo = preferred.isEmpty()
                || violations(
                                SchemaValidator.validate(
                                        JsonObject.empty(), preferred.get().schema()),
                                preferred.get().schema())
                        .isEmpty();
        if (described.required() && !emptyWillDo) {
            throw ApiFailure.invalid("The body is missing: send it as "
                            + described.contents().stream()
                                    .map(ApiContent::mediaType)
                                    .collect(Collectors.joining(" or "))
                            + ".")
                    .code("parameter_missing")
                    .param("body");
        }
        return null;
    }

    private static boolean isJson(ApiContent content, String sent) {
        return sent.endsWith("json")
                || sent.startsWith("application/x-amz-json")
                || (sent.isEmpty() && content.isJson());
    }

    private static ApiContent content(ApiBody described, String sent) {
        List<ApiContent> contents = described.contents();
        return contents.stream()
                .filter(content -> sent.isEmpty() || matches(bare(content.mediaType()), sent))
                .findFirst()
                .or(() -> contents.stream()
                        .filter(content -> content.isJson() && sent.endsWith("json"))
                        .findFirst())
                .or(() -> contents.stream()
                        .filter(content -> (content.isForm() && sent.equals("multipart/form-data"))
                                || (content.isMultipart() && sent.equals("application/x-www-form-urlencoded")))
                        .findFirst())
                .orElseThrow(() -> ApiFailure.invalid("The content type " + sent + " is not understood: send "
                                + contents.stream().map(ApiContent::mediaType).collect(Collectors.joining(" or "))
                                + ".")
                        .status(415));
    }

    private static boolean matches(String declared, String sent) {
        return declared.equals(sent)
                || declared.equals("*/*")
                || (declared.endsWith("/*") && sent.startsWith(declared.substring(0, declared.length() - 1)));
    }

    private static String bare(String mediaType) {
        int parameters = mediaType.indexOf(';');
        return (parameters < 0 ? mediaType : mediaType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static JsonValue json(Incoming request) {
        try {
            return Json.parse(request.body());
        } catch (JsonException malformed) {
            throw ApiFailure.invalid("The body is no JSON: " + malformed.getMessage() + ".");
        }
    }

    private static JsonValue checked(JsonValue value, Schema schema) {
        for (Violation violation : violations(SchemaValidator.validate(value, schema), schema)) {
            throw Violations.failure(
                    violation.pointer().isEmpty()
                            ? new Violation("/body", violation.kind(), violation.message())
                            : violation,
                    value instanceof JsonObject object ? object : JsonObject.empty());
        }
        return value;
    }

    private static JsonValue form(Pairs pairs, ApiContent content) {
        JsonObject.Builder members = JsonObject.builder();
        Map<String, List<Schema>> properties = SchemaValues.properties(content.schema());
        if (properties.isEmpty()) {
            pairs.names().forEach(name -> members.put(name, pairs.first(name)));
            return members.build();
        }
        properties.forEach((name, schemas) -> {
            Encoding encoding = content.encodings().getOrDefault(name, USUAL);
            Validation validation = pairs.value(name, schemas.getFirst(), encoding);
            if (validation != null) {
                members.put(name, validation.value());
            }
        });
        return checked(members.build(), content.schema());
    }

    /** What only answers have is not missed in a request (OpenAPI 3.0, "readOnly"). */
    private static List<Violation> violations(List<Violation> found, Schema schema) {
        return found.stream()
                .filter(violation -> violation.kind() != Violation.Kind.REQUIRED
                        || !isReadOnly(List.of(schema), violation.pointer().split("/", -1), 1))
                .toList();
    }

    private static boolean isReadOnly(List<Schema> schemas, String[] steps, int at) {
        if (at >= steps.length) {
            return schemas.stream().anyMatch(schema -> schema.raw().isTrue("readOnly"));
        }
        String name = steps[at].replace("~1", "/").replace("~0", "~");
        return schemas.stream().anyMatch(schema -> {
            Map<String, List<Schema>> properties = SchemaValues.properties(schema);
            Schema items = schema.items();
            return properties.containsKey(name)
                    ? isReadOnly(properties.get(name), steps, at + 1)
                    : items != null && isReadOnly(List.of(items), steps, at + 1);
        });
    }
}

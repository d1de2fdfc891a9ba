package dev.fairlead.sandbox.generic;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.Response;
import dev.fairlead.sandbox.synthesis.SchemaValues;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes up answers that are valid against what an operation declares. Immutable and thread-safe. */
public final class Answers {

    private static final Set<String> MESSAGES = Set.of(
            "message",
            "msg",
            "detail",
            "error_description",
            "error_message",
            "errormessage",
            "description",
            "reason",
            "title",
            "error");
    private static final Set<String> STATUSES = Set.of("status", "code", "statuscode", "status_code", "error_code");
    private static final Set<String> FIELDS =
            Set.of("field", "param", "parameter", "property", "fieldname", "field_name", "pointer");
    private static final int DEEPEST = 4;

    private final Declared declared;

    /**
     * Creates a maker of answers.
     *
     * @param document the description as it was written
     */
    public Answers(JsonObject document) {
        this.declared = new Declared(document);
    }

    /**
     * Returns a successful answer.
     *
     * @param value the body, if something better is known than what can be made up; null for nothing
     * @param accept what the caller accepts; null for anything
     */
    Response success(ApiOperation operation, @Nullable JsonValue value, @Nullable String accept, long now) {
        int status = Declared.successStatus(operation);
        Optional<ApiResponse> response = Declared.success(operation);
        Response plain = response.isEmpty() || !Declared.hasBody(status)
                ? Response.empty(status)
                : Declared.content(response.get(), accept)
                        .map(content -> Bodies.response(
                                status, content, value == null ? body(operation, response.get(), content, now) : value))
                        .orElse(Response.empty(status));
        return response.isPresent() ? withHeaders(plain, operation, response.get()) : plain;
    }

    /** Returns what can be made up for a response: an example of the description, else from the schema. */
    private JsonValue body(ApiOperation operation, ApiResponse response, ApiContent content, long now) {
        return declared.examples(operation, response, content).stream()
                .filter(example ->
                        SchemaValidator.validate(example, content.schema()).isEmpty())
                .findFirst()
                .orElseGet(() -> SchemaValues.answers(now).value(content.schema()));
    }

    /** Returns a made-up body of a successful answer; null where it has none, or none of JSON. */
    @Nullable
    JsonValue example(ApiOperation operation, long now) {
        ApiResponse response = Declared.success(operation).orElse(null);
        ApiContent content = response == null ? null : response.json().orElse(null);
        return response == null || content == null ? null : body(operation, response, content, now);
    }

    /** A redirect leads somewhere, and headers that are declared as required are there. */
    private Response withHeaders(Response response, ApiOperation operation, ApiResponse described) {
        Response result = response;
        if (response.status() >= 300 && response.status() < 400 && response.status() != 304) {
            result = result.with("Location", "/");
        }
        JsonObject headers = declared.headers(operation, described);
        for (String name : headers.names()) {
            JsonObject header = headers.object(name);
            if (header != null && header.isTrue("required") && !name.equalsIgnoreCase("content-type")) {
                result = result.with(name, value(header, name));
            }
        }
        return result;
    }

    private static String value(JsonObject header, String name) {
        JsonObject schema = header.object("schema");
        JsonValue example =
                header.get("example") == null && schema != null ? schema.get("example") : header.get("example");
        if (example != null) {
            return example instanceof JsonString text ? text.value() : example.toJson();
        }
        String type = schema == null ? "string" : String.valueOf(schema.string("type"));
        return type.equals("integer") || type.equals("number") ? "1" : type.equals("boolean") ? "false" : name;
    }

    /**
     * Returns an error as the operation declares it for the status; the provider's usual envelope where that is valid, or where
     * nothing is declared.
     *
     * @param operation null where it is not known which one was meant
     * @param envelope the failure in the provider's usual form
     */
    public Response error(@Nullable ApiOperation operation, ApiFailure failure, JsonObject envelope, long now) {
        int status = failure.status();
        ApiResponse response =
                operation == null ? null : operation.response(status).orElse(null);
        ApiContent content =
                response == null ? null : Declared.content(response, null).orElse(null);
        if (operation == null || response == null || content == null) {
            return Response.of(status, envelope);
        }
        Schema schema = content.schema();
        Response plain = Bodies.response(
                status,
                content,
                content.isJson() && SchemaValidator.validate(envelope, schema).isEmpty() && says(envelope, schema)
                        ? envelope
                        : declaredError(operation, response, content, failure, now));
        return withHeaders(plain, operation, response);
    }

    /** An open schema lets anything through: what counts is that it knows the envelope's members. */
    private static boolean says(JsonObject envelope, Schema schema) {
        Set<String> known = SchemaValues.properties(schema).keySet();
        return known.isEmpty() || known.containsAll(envelope.names());
    }

    private JsonValue declaredError(
            ApiOperation operation, ApiResponse response, ApiContent content, ApiFailure failure, long now) {
        Schema schema = content.schema();
        JsonValue made = SchemaValues.answers(now).value(schema);
        JsonValue telling = told(made, failure, 0);
        if (SchemaValidator.validate(telling, schema).isEmpty()) {
            return telling;
        }
        return SchemaValidator.validate(made, schema).isEmpty() ? made : body(operation, response, content, now);
    }

    /** Puts what is wrong into the members that seem made for it. */
    private static JsonValue told(JsonValue value, ApiFailure failure, int depth) {
        if (depth > DEEPEST) {
            return value;
        }
        return switch (value) {
            case JsonArray array ->
                JsonArray.of(array.stream()
                        .map(item -> told(item, failure, depth + 1))
                        .toList());
            case JsonObject object -> {
                JsonObject.Builder members = object.toBuilder();
                object.forEach((name, member) -> members.put(name, told(name, member, failure, depth)));
                yield members.build();
            }
            default -> value;
        };
    }

    private static JsonValue told(String name, JsonValue member, ApiFailure failure, int depth) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (member) {
            case JsonString text when MESSAGES.contains(lower) -> new JsonString(failure.getMessage());
            case JsonString text
            when FIELDS.contains(lower) && failure.param() != null -> new JsonString(String.valueOf(failure.param()));
            case JsonNumber number when STATUSES.contains(lower) -> JsonNumber.of(failure.status());
            default -> told(member, failure, depth + 1);
        };
    }
}

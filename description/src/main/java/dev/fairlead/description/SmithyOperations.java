package dev.fairlead.description;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the operations of a Smithy model. What every call of a protocol says alike, such as the operation's name in a header, is a
 * required parameter with one value.
 */
final class SmithyOperations {

    private static final String HTTP = "smithy.api#http";

    private final Node service;
    private final SmithyProtocol protocol;
    private final SmithySchemas shapes;
    private final SmithyFacts facts;
    private final SmithyBindings bindings;

    SmithyOperations(Node service, SmithyProtocol protocol, SmithySchemas shapes, SchemaReader schemas) {
        this.service = service;
        this.protocol = protocol;
        this.shapes = shapes;
        this.facts = new SmithyFacts(service, protocol, shapes, schemas);
        this.bindings = new SmithyBindings(service, protocol, shapes, schemas);
    }

    private static String localName(Node shape) {
        return shape.name().substring(shape.name().indexOf('#') + 1);
    }

    ApiOperation operation(Node shape) {
        JsonObject bound = SmithySchemas.traits(shape).object(HTTP);
        boolean rest = protocol.isRest() && bound != null;
        JsonObject http = bound == null || !rest ? JsonObject.empty() : bound;
        String name = localName(shape);
        Node input = structure(shape, "input");
        Node output = structure(shape, "output");
        OperationFacts known = facts.of(shape, input, output);
        return new ApiOperation(
                name,
                http.text("method").orElse("POST"),
                path(http.text("uri").orElse("/")),
                List.of(),
                "",
                SmithySchemas.trait(shape, "documentation"),
                SmithySchemas.has(shape, "deprecated"),
                rest ? bindings.parameters(input) : target(name),
                body(name, input, rest),
                responses(name, output, known, http),
                List.of(),
                SmithyPlaces.of(name),
                shape.object(),
                shape.line(),
                known);
    }

    private @Nullable Node structure(Node operation, String member) {
        Node reference = operation.member(member);
        return reference == null ? null : shapes.shape(SmithySchemas.target(reference));
    }

    /** A greedy label spans segments. */
    private static String path(String uri) {
        return uri.replaceAll("\\{([^{}+]+)\\+}", "{+$1}");
    }

    private List<ApiParameter> target(String operation) {
        return protocol.isForm()
                ? List.of()
                : List.of(bindings.parameter(
                        "X-Amz-Target", ApiParameter.Place.HEADER, constant(localName(service) + "." + operation)));
    }

    private static JsonObject constant(String value) {
        return JsonObject.builder()
                .put("type", "string")
                .put("enum", JsonArray.of(List.of(new JsonString(value))))
                .build();
    }

    private @Nullable ApiBody body(String name, @Nullable Node input, boolean rest) {
        if (rest) {
            List<ApiContent> contents = bindings.contents(input);
            return contents.isEmpty() ? null : new ApiBody(true, contents);
        }
        JsonObject whole = input == null ? shapes.object(service, any -> false) : shapes.object(input, any -> true);
        return new ApiBody(
                true,
                List.of(
                        protocol.isForm()
                                ? bindings.content("application/x-www-form-urlencoded", query(name, whole))
                                : bindings.content(protocol.mediaType(), whole)));
    }

    /** In a form, fields say which operation of which version is meant. */
    private JsonObject query(String name, JsonObject input) {
        JsonObject.Builder properties =
                JsonObject.builder().put("Action", constant(name)).put("Version", constant(service.text("version")));
        Optional.ofNullable(input.object("properties")).ifPresent(properties::putAll);
        List<JsonValue> required = new ArrayList<>(List.of(new JsonString("Action"), new JsonString("Version")));
        Optional.ofNullable(input.array("required")).ifPresent(names -> required.addAll(names.values()));
        return input.toBuilder()
                .put("properties", properties.build())
                .put("required", JsonArray.of(required))
                .build();
    }

    private Map<String, ApiResponse> responses(
            String name, @Nullable Node output, OperationFacts known, JsonObject http) {
        Map<String, ApiResponse> responses = new LinkedHashMap<>();
        Long code = http.integer("code");
        String status = code == null ? "200" : code.toString();
        responses.put(status, protocol.isRest() ? bindings.response(status, output) : unbound(name, status, output));
        Map<String, List<JsonValue>> errors = new LinkedHashMap<>();
        for (ApiError error : known.errors()) {
            errors.computeIfAbsent(Integer.toString(error.status()), any -> new ArrayList<>())
                    .add(JsonObject.builder()
                            .put("$ref", "#" + error.schema().pointer())
                            .build());
        }
        errors.forEach((each, choices) -> {
            JsonValue schema = choices.size() == 1
                    ? choices.getFirst()
                    : JsonObject.builder().put("anyOf", JsonArray.of(choices)).build();
            responses.put(each, new ApiResponse(each, "", List.of(bindings.content(protocol.mediaType(), (JsonObject)
                    schema))));
        });
        return responses;
    }

    /** All of an output stands in the body; in XML, within elements that are called after the operation. */
    private ApiResponse unbound(String name, String status, @Nullable Node output) {
        JsonObject schema = output == null ? null : shapes.reference(shapes.id(output));
        if (protocol == SmithyProtocol.QUERY || protocol == SmithyProtocol.EC2) {
            XmlForm root = XmlForm.of(JsonObject.builder()
                    .put(
                            "xml",
                            JsonObject.builder()
                                    .put("name", name + "Response")
                                    .putIfPresent("x-within", protocol == SmithyProtocol.QUERY ? name + "Result" : null)
                                    .putIfPresent("namespace", namespace())
                                    .build())
                    .build());
            return new ApiResponse(
                    status,
                    "",
                    schema == null ? List.of() : List.of(bindings.content(protocol.mediaType(), schema, null, root)));
        }
        return new ApiResponse(
                status, "", schema == null ? List.of() : List.of(bindings.content(protocol.mediaType(), schema)));
    }

    private @Nullable String namespace() {
        JsonObject namespace = SmithySchemas.traits(service).object("smithy.api#xmlNamespace");
        return namespace == null ? null : namespace.string("uri");
    }
}

package dev.fairlead.description;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Smithy models (Smithy 2.0, "JSON AST") of services that speak one of AWS's protocols: restJson1, restXml, awsJson1_0,
 * awsJson1_1, awsQuery (Smithy, "AWS protocols"). What every call of a protocol says alike, such as the operation's name in a
 * header, is a required parameter with one value.
 */
final class SmithyReader {

    private static final String HTTP = "smithy.api#http";
    private static final Pattern WORDS = Pattern.compile("([A-Z][a-z0-9]+)(.+)");

    /** How a service speaks. */
    private enum Protocol {
        REST_JSON("restJson1", "application/json"),
        REST_XML("restXml", "application/xml"),
        JSON_10("awsJson1_0", "application/x-amz-json-1.0"),
        JSON_11("awsJson1_1", "application/x-amz-json-1.1"),
        QUERY("awsQuery", "text/xml");

        private final String trait;
        private final String mediaType;

        Protocol(String trait, String mediaType) {
            this.trait = trait;
            this.mediaType = mediaType;
        }

        boolean isRest() {
            return this == REST_JSON || this == REST_XML;
        }

        boolean isXml() {
            return this == REST_XML || this == QUERY;
        }
    }

    private final Document model;
    private final Node service;
    private final Protocol protocol;
    private final SmithySchemas shapes;
    private final SchemaReader schemas;
    private int inPlace;

    SmithyReader(Document model) {
        this.model = model;
        this.service = service(model);
        this.protocol = protocol();
        this.shapes = new SmithySchemas(model.root(), protocol.isXml());
        Document written = new Document(model.source(), shapes.document());
        this.schemas = new SchemaReader(written, SmithySchemas.HOME);
    }

    private static Node service(Document model) {
        for (Node shape : model.root().members("shapes")) {
            if (shape.text("type").equals("service")) {
                return shape;
            }
        }
        throw model.trouble(
                model.root(), "a Smithy model has a shape of the type service, and this has none: name one");
    }

    private Protocol protocol() {
        for (Protocol each : Protocol.values()) {
            if (SmithySchemas.traits(service).has("aws.protocols#" + each.trait)) {
                return each;
            }
        }
        throw model.trouble(
                service, "the service speaks none of restJson1, restXml, awsJson1_0, awsJson1_1 and awsQuery");
    }

    ApiDescription read() {
        Map<String, Schema> named = schemas.named();
        List<ApiOperation> operations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        operations(service, seen, operations);
        return new ApiDescription(model.source(), info(), List.of(server()), operations, named, model.diagnostics());
    }

    private JsonObject info() {
        JsonObject info = JsonObject.builder()
                .put("title", SmithySchemas.trait(service, "title"))
                .put("version", service.text("version"))
                .put("description", SmithySchemas.trait(service, "documentation"))
                .build();
        return model.root().object().toBuilder().put("info", info).build();
    }

    /** The usual endpoint of one region; the rule sets of a model know more, which is left to the settings. */
    private String server() {
        JsonObject api = SmithySchemas.traits(service).object("aws.api#service");
        JsonObject signing = SmithySchemas.traits(service).object("aws.auth#sigv4");
        String prefix = Optional.ofNullable(api)
                .flatMap(trait -> trait.text("endpointPrefix"))
                .or(() -> Optional.ofNullable(signing).flatMap(trait -> trait.text("name")))
                .orElse("service");
        return "https://" + prefix + ".us-east-1.amazonaws.com";
    }

    /** The operations of the service and of its resources. */
    private void operations(Node parent, Set<String> seen, List<ApiOperation> operations) {
        List<Node> references = new ArrayList<>();
        for (String member : List.of("put", "create", "read", "update", "delete", "list")) {
            Node one = parent.member(member);
            if (one != null) {
                references.add(one);
            }
        }
        references.addAll(parent.items("operations"));
        references.addAll(parent.items("collectionOperations"));
        for (Node reference : references) {
            Node shape = shapes.shape(SmithySchemas.target(reference));
            if (shape != null && seen.add(shape.name())) {
                operations.add(operation(shape));
            }
        }
        for (Node reference : parent.items("resources")) {
            Node resource = shapes.shape(SmithySchemas.target(reference));
            if (resource != null && seen.add(resource.name())) {
                operations(resource, seen, operations);
            }
        }
    }

    private static String localName(Node shape) {
        return shape.name().substring(shape.name().indexOf('#') + 1);
    }

    private ApiOperation operation(Node shape) {
        JsonObject bound = SmithySchemas.traits(shape).object(HTTP);
        boolean rest = protocol.isRest() && bound != null;
        JsonObject http = bound == null ? JsonObject.empty() : bound;
        String name = localName(shape);
        Node input = structure(shape, "input");
        return new ApiOperation(
                name,
                rest ? http.text("method").orElse("POST") : "POST",
                rest ? path(http.text("uri").orElse("/")) : "/",
                List.of(),
                "",
                SmithySchemas.trait(shape, "documentation"),
                SmithySchemas.has(shape, "deprecated"),
                rest ? parameters(input) : target(name),
                body(name, input, rest),
                responses(shape, http),
                List.of(),
                place(name),
                shape.object(),
                shape.line());
    }

    private @Nullable Node structure(Node operation, String member) {
        Node reference = operation.member(member);
        return reference == null ? null : shapes.shape(SmithySchemas.target(reference));
    }

    /** A greedy label spans segments. */
    private static String path(String uri) {
        return uri.replaceAll("\\{([^{}+]+)\\+}", "{+$1}");
    }

    /** {@code ListMessageMoveTasks} is {@code list} of {@code MessageMoveTasks}. */
    private static ClientPlace place(String name) {
        Matcher words = WORDS.matcher(name);
        return words.matches()
                ? new ClientPlace(List.of(words.group(2)), words.group(1).toLowerCase(Locale.ROOT))
                : new ClientPlace(List.of("root"), name);
    }

    private List<ApiParameter> target(String operation) {
        return protocol == Protocol.QUERY
                ? List.of()
                : List.of(parameter(
                        "X-Amz-Target",
                        ApiParameter.Place.HEADER,
                        true,
                        "",
                        constant(localName(service) + "." + operation),
                        false));
    }

    private static JsonObject constant(String value) {
        return JsonObject.builder()
                .put("type", "string")
                .put("enum", JsonArray.of(List.of(new JsonString(value))))
                .build();
    }

    private ApiParameter parameter(
            String name,
            ApiParameter.Place place,
            boolean required,
            String description,
            JsonObject schema,
            boolean explode) {
        return new ApiParameter(
                name,
                place,
                required,
                false,
                description,
                inPlace(schema),
                new Encoding(place == ApiParameter.Place.QUERY ? "form" : "simple", explode, null));
    }

    /** A schema that stands in no shape gets a pointer of its own. */
    private Schema inPlace(JsonObject schema) {
        return schemas.read(new Node(schema, "/in-place/" + inPlace++, 0));
    }

    private List<ApiParameter> parameters(@Nullable Node input) {
        List<ApiParameter> parameters = new ArrayList<>();
        for (Node member : input == null ? List.<Node>of() : shapes.members(input)) {
            String header = SmithySchemas.trait(member, "httpHeader");
            String query = SmithySchemas.trait(member, "httpQuery");
            boolean label = SmithySchemas.has(member, "httpLabel");
            if (header.isEmpty() && query.isEmpty() && !label) {
                continue;
            }
            parameters.add(parameter(
                    label ? member.name() : header.isEmpty() ? query : header,
                    label
                            ? ApiParameter.Place.PATH
                            : header.isEmpty() ? ApiParameter.Place.QUERY : ApiParameter.Place.HEADER,
                    label || SmithySchemas.has(member, "required"),
                    SmithySchemas.trait(member, "documentation"),
                    shapes.member(member),
                    !query.isEmpty()));
        }
        return parameters;
    }

    private static boolean inBody(Node member) {
        return !SmithySchemas.has(member, "httpLabel")
                && !SmithySchemas.has(member, "httpHeader")
                && !SmithySchemas.has(member, "httpQuery")
                && !SmithySchemas.has(member, "httpPrefixHeaders")
                && !SmithySchemas.has(member, "httpQueryParams");
    }

    private @Nullable ApiBody body(String name, @Nullable Node input, boolean rest) {
        if (protocol == Protocol.QUERY) {
            return new ApiBody(true, content("application/x-www-form-urlencoded", query(name, input)));
        }
        if (!rest) {
            JsonObject schema =
                    input == null ? shapes.object(service, member -> false) : shapes.object(input, any -> true);
            return new ApiBody(true, content(protocol.mediaType, schema));
        }
        List<ApiContent> contents = contents(input);
        return contents.isEmpty() ? null : new ApiBody(true, contents);
    }

    /** The payload member alone where there is one, else all that goes nowhere else; empty where nothing is left. */
    private List<ApiContent> contents(@Nullable Node structure) {
        if (structure == null || shapes.members(structure).stream().noneMatch(SmithyReader::inBody)) {
            return List.of();
        }
        for (Node member : shapes.members(structure)) {
            if (SmithySchemas.has(member, "httpPayload")) {
                Node shape = shapes.shape(SmithySchemas.target(member));
                boolean bytes = shape == null || Set.of("blob", "string").contains(shape.text("type"));
                return content(bytes ? "application/octet-stream" : protocol.mediaType, shapes.member(member));
            }
        }
        return content(protocol.mediaType, shapes.object(structure, SmithyReader::inBody));
    }

    private List<ApiContent> content(String mediaType, JsonObject schema) {
        return List.of(new ApiContent(mediaType, inPlace(schema), Map.of()));
    }

    /** In awsQuery the form also says which operation of which version is meant. */
    private JsonObject query(String name, @Nullable Node input) {
        JsonObject plain = input == null ? shapes.object(service, any -> false) : shapes.object(input, any -> true);
        JsonObject.Builder properties =
                JsonObject.builder().put("Action", constant(name)).put("Version", constant(service.text("version")));
        Optional.ofNullable(plain.object("properties")).ifPresent(properties::putAll);
        List<JsonValue> required = new ArrayList<>(List.of(new JsonString("Action"), new JsonString("Version")));
        Optional.ofNullable(plain.array("required")).ifPresent(names -> required.addAll(names.values()));
        return plain.toBuilder()
                .put("properties", properties.build())
                .put("required", JsonArray.of(required))
                .build();
    }

    private Map<String, ApiResponse> responses(Node operation, JsonObject http) {
        Map<String, ApiResponse> responses = new LinkedHashMap<>();
        Node output = structure(operation, "output");
        Long code = http.integer("code");
        String status = code == null ? "200" : code.toString();
        responses.put(status, new ApiResponse(status, "", contents(output)));
        Map<String, List<JsonValue>> errors = new LinkedHashMap<>();
        for (Node reference : operation.items("errors")) {
            Node error = shapes.shape(SmithySchemas.target(reference));
            if (error != null) {
                errors.computeIfAbsent(status(error), any -> new ArrayList<>())
                        .add(shapes.of(SmithySchemas.target(reference), ""));
            }
        }
        errors.forEach((each, choices) -> {
            JsonValue schema = choices.size() == 1
                    ? choices.getFirst()
                    : JsonObject.builder().put("anyOf", JsonArray.of(choices)).build();
            responses.put(each, new ApiResponse(each, "", content(protocol.mediaType, (JsonObject) schema)));
        });
        return responses;
    }

    private static String status(Node error) {
        JsonValue written = SmithySchemas.traits(error).get("smithy.api#httpError");
        return written instanceof JsonNumber number
                ? number.toJson()
                : SmithySchemas.trait(error, "error").equals("server") ? "500" : "400";
    }
}

package dev.fairlead.description;

import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Swagger 2.0 (OpenAPI Specification 2.0). */
final class SwaggerReader {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    /** The keywords of a parameter that are no part of its schema. */
    private static final Set<String> ABOUT_PARAMETER =
            Set.of("name", "in", "required", "description", "collectionFormat", "allowEmptyValue");

    private final Document document;
    private final SchemaReader schemas;
    private final OperationRules common;
    private final Node root;

    SwaggerReader(Document document) {
        this.document = document;
        this.schemas = new SchemaReader(document, "/definitions/");
        this.common = new OperationRules(document);
        this.root = document.root();
    }

    ApiDescription read() {
        Map<String, Schema> named = schemas.named();
        List<ApiOperation> operations = new ArrayList<>();
        common.eachOperation(false, (path, item, node) -> operations.add(operation(path, item, node)));
        return new ApiDescription(
                document.source(), root.object(), servers(), operations, named, document.diagnostics());
    }

    private List<String> servers() {
        String host = root.text("host");
        String path = root.text("basePath").replaceAll("/+$", "");
        if (host.isEmpty()) {
            return path.isEmpty() ? List.of() : List.of(path);
        }
        List<String> schemes = root.texts("schemes");
        String scheme = schemes.contains("https") || schemes.isEmpty() ? "https" : schemes.getFirst();
        return List.of(scheme + "://" + host + path);
    }

    private ApiOperation operation(String path, Node item, Node node) {
        String method = node.name().toUpperCase(Locale.ROOT);
        List<Node> written = new ArrayList<>(item.items("parameters"));
        written.addAll(node.items("parameters"));
        List<Node> parameters = written.stream().map(document::follow).toList();
        return new ApiOperation(
                common.operationId(method, path, node),
                method,
                path,
                node.texts("tags"),
                node.text("summary"),
                node.text("description"),
                node.object().isTrue("deprecated"),
                parameters(path, node, parameters),
                body(node, parameters),
                responses(node),
                List.of(),
                common.place(node),
                node.object(),
                node.line());
    }

    private List<ApiParameter> parameters(String path, Node node, List<Node> written) {
        Map<String, ApiParameter> parameters = new LinkedHashMap<>();
        for (Node each : written) {
            ApiParameter.Place place = place(each.text("in"));
            if (place != null && !each.text("name").isEmpty()) {
                OperationRules.add(
                        new ApiParameter(
                                each.text("name"),
                                place,
                                place == ApiParameter.Place.PATH
                                        || each.object().isTrue("required"),
                                each.object().isTrue("deprecated"),
                                each.text("description"),
                                schemas.read(schemaOf(each)),
                                encoding(each, place == ApiParameter.Place.QUERY ? "form" : "simple")),
                        parameters);
            } else if (!Set.of("body", "formData").contains(each.text("in"))) {
                document.odd(
                        each,
                        "a parameter needs a 'name' and an 'in' of path, query, header, body or formData: left out");
            }
        }
        common.addForgotten(path, node, parameters);
        return List.copyOf(parameters.values());
    }

    private static ApiParameter.@Nullable Place place(String in) {
        return switch (in) {
            case "path" -> ApiParameter.Place.PATH;
            case "query" -> ApiParameter.Place.QUERY;
            case "header" -> ApiParameter.Place.HEADER;
            default -> null;
        };
    }

    /** A parameter is its own schema. */
    private static Node schemaOf(Node parameter) {
        Node schema = parameter.without(ABOUT_PARAMETER);
        if (!parameter.text("type").equals("file")) {
            return schema;
        }
        JsonObject file = schema.object().toBuilder()
                .put("type", "string")
                .put("format", "binary")
                .build();
        return new Node(file, schema.pointer(), schema.line());
    }

    private static Encoding encoding(Node parameter, String usual) {
        return switch (parameter.text("collectionFormat")) {
            case "multi" -> new Encoding("form", true, null);
            case "ssv" -> new Encoding("spaceDelimited", false, null);
            case "tsv" -> new Encoding("tabDelimited", false, null);
            case "pipes" -> new Encoding("pipeDelimited", false, null);
            default -> new Encoding(usual, false, null);
        };
    }

    private @Nullable ApiBody body(Node operation, List<Node> parameters) {
        Optional<Node> body = parameters.stream()
                .filter(each -> each.text("in").equals("body"))
                .findFirst();
        if (body.isPresent()) {
            Node schema = body.get().member("schema");
            Schema read = schema == null ? schemas.anything(body.get()) : schemas.read(schema);
            return new ApiBody(
                    body.get().object().isTrue("required"),
                    contents(mediaTypes(operation, "consumes"), read, Map.of()));
        }
        List<Node> fields = parameters.stream()
                .filter(each ->
                        each.text("in").equals("formData") && !each.text("name").isEmpty())
                .toList();
        return fields.isEmpty() ? null : form(operation, fields);
    }

    private ApiBody form(Node operation, List<Node> fields) {
        JsonObject.Builder properties = JsonObject.builder();
        List<JsonValue> required = new ArrayList<>();
        Map<String, Encoding> encodings = new LinkedHashMap<>();
        boolean files = false;
        for (Node field : fields) {
            String name = field.text("name");
            JsonObject schema = schemaOf(field).object();
            properties.put(
                    name,
                    field.text("description").isEmpty()
                            ? schema
                            : schema.toBuilder()
                                    .put("description", field.text("description"))
                                    .build());
            encodings.put(name, encoding(field, "form"));
            files |= field.text("type").equals("file");
            if (field.object().isTrue("required")) {
                required.add(new JsonString(name));
            }
        }
        JsonObject schema = JsonObject.builder()
                .put("type", "object")
                .put("properties", properties.build())
                .put("required", JsonArray.of(required))
                .build();
        boolean multipart = files || mediaTypes(operation, "consumes").contains(MULTIPART);
        Schema read = schemas.read(new Node(schema, operation.pointer() + "/parameters", operation.line()));
        return new ApiBody(!required.isEmpty(), contents(List.of(multipart ? MULTIPART : FORM), read, encodings));
    }

    private Map<String, ApiResponse> responses(Node operation) {
        Map<String, ApiResponse> responses = new LinkedHashMap<>();
        for (Node written : operation.members("responses")) {
            String status = written.name().toUpperCase(Locale.ROOT).replace("DEFAULT", "default");
            if (status.startsWith("X-")) {
                continue;
            }
            Node node = document.follow(written);
            Node schema = node.member("schema");
            boolean file = schema != null && schema.text("type").equals("file");
            List<ApiContent> contents = schema == null
                    ? List.of()
                    : contents(
                            file ? List.of("application/octet-stream") : mediaTypes(operation, "produces"),
                            file ? schemas.anything(schema) : schemas.read(schema),
                            Map.of());
            responses.put(status, new ApiResponse(status, node.text("description"), contents));
        }
        return responses;
    }

    private List<String> mediaTypes(Node operation, String member) {
        List<String> own = operation.texts(member);
        List<String> types = own.isEmpty() ? root.texts(member) : own;
        return types.isEmpty() ? List.of("application/json") : types;
    }

    private static List<ApiContent> contents(List<String> types, Schema schema, Map<String, Encoding> encodings) {
        return types.stream()
                .map(type -> new ApiContent(type, schema, encodings))
                .toList();
    }
}

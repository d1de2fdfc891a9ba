package dev.fairlead.description;

import dev.fairlead.json.JsonBoolean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads OpenAPI 3.0 and 3.1 (sections "Paths Object" to "Responses Object"). */
final class OpenApiReader {

    private final Document document;
    private final SchemaReader schemas;
    private final OperationRules common;

    OpenApiReader(Document document) {
        this.document = document;
        this.schemas = new SchemaReader(document, "/components/schemas/");
        this.common = new OperationRules(document);
    }

    ApiDescription read() {
        Map<String, Schema> components = schemas.named();
        List<ApiOperation> operations = new ArrayList<>();
        common.eachOperation(mayLackPaths(), (path, item, node) -> operations.add(operation(path, item, node)));
        return new ApiDescription(
                document.source(),
                document.root().object(),
                servers(document.root()),
                operations,
                components,
                document.diagnostics());
    }

    /** Since 3.1 a document may have nothing but webhooks or components. */
    private boolean mayLackPaths() {
        Node root = document.root();
        return !root.text("openapi").startsWith("3.0")
                && (root.member("webhooks") != null || root.member("components") != null);
    }

    private ApiOperation operation(String path, Node item, Node node) {
        String method = node.name().toUpperCase(Locale.ROOT);
        List<String> servers = servers(node);
        return new ApiOperation(
                common.operationId(method, path, node),
                method,
                path,
                node.texts("tags"),
                node.text("summary"),
                node.text("description"),
                node.object().isTrue("deprecated"),
                parameters(path, item, node),
                body(node.member("requestBody")),
                responses(node),
                servers.isEmpty() ? servers(item) : servers,
                common.place(node),
                node.object(),
                node.line());
    }

    private List<String> servers(Node node) {
        List<String> servers = new ArrayList<>();
        for (Node server : node.items("servers")) {
            String url = server.text("url");
            for (Node variable : server.members("variables")) {
                url = url.replace("{" + variable.name() + "}", variable.text("default"));
            }
            servers.add(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        }
        return servers;
    }

    private List<ApiParameter> parameters(String path, Node item, Node node) {
        Map<String, ApiParameter> parameters = new LinkedHashMap<>();
        List<Node> written = new ArrayList<>(item.items("parameters"));
        written.addAll(node.items("parameters"));
        for (Node each : written) {
            ApiParameter parameter = parameter(document.follow(each));
            if (parameter != null) {
                OperationRules.add(parameter, parameters);
            }
        }
        common.addForgotten(path, node, parameters);
        return List.copyOf(parameters.values());
    }

    private @Nullable ApiParameter parameter(Node node) {
        ApiParameter.Place place = switch (node.text("in")) {
            case "path" -> ApiParameter.Place.PATH;
            case "query" -> ApiParameter.Place.QUERY;
            case "header" -> ApiParameter.Place.HEADER;
            case "cookie" -> ApiParameter.Place.COOKIE;
            default -> null;
        };
        if (place == null || node.text("name").isEmpty()) {
            document.odd(node, "a parameter needs a 'name' and an 'in' of path, query, header or cookie: left out");
            return null;
        }
        Node schema = node.member("schema");
        List<Node> contents = node.members("content");
        if (schema == null && !contents.isEmpty()) {
            schema = contents.getFirst().member("schema");
        }
        boolean form = place == ApiParameter.Place.QUERY || place == ApiParameter.Place.COOKIE;
        Encoding encoding = encoding(node, form ? "form" : "simple");
        if (node.member("schema") == null && !contents.isEmpty()) {
            encoding = new Encoding(
                    encoding.style(), encoding.explode(), contents.getFirst().name(), encoding.allowReserved());
        }
        return new ApiParameter(
                node.text("name"),
                place,
                place == ApiParameter.Place.PATH || node.object().isTrue("required"),
                node.object().isTrue("deprecated"),
                node.text("description"),
                schema == null ? schemas.anything(node) : schemas.read(schema),
                encoding);
    }

    private static Encoding encoding(Node node, String usualStyle) {
        String style = node.text("style").isEmpty() ? usualStyle : node.text("style");
        boolean explode = node.object().get("explode") instanceof JsonBoolean written
                ? written == JsonBoolean.TRUE
                : style.equals("form");
        return new Encoding(
                style,
                explode,
                node.object().string("contentType"),
                node.object().isTrue("allowReserved") || node.object().isTrue("x-ms-skip-url-encoding"));
    }

    private @Nullable ApiBody body(@Nullable Node written) {
        if (written == null) {
            return null;
        }
        Node node = document.follow(written);
        return new ApiBody(node.object().isTrue("required"), contents(node));
    }

    private Map<String, ApiResponse> responses(Node operation) {
        Map<String, ApiResponse> responses = new LinkedHashMap<>();
        for (Node written : operation.members("responses")) {
            String status = written.name().toUpperCase(Locale.ROOT).replace("DEFAULT", "default");
            if (!status.startsWith("X-")) {
                Node node = document.follow(written);
                responses.put(
                        status, new ApiResponse(status, node.text("description"), contents(node), headers(node), null));
            }
        }
        return responses;
    }

    private List<ApiHeader> headers(Node response) {
        List<ApiHeader> headers = new ArrayList<>();
        for (Node written : response.members("headers")) {
            Node node = document.follow(written);
            Node schema = node.member("schema");
            headers.add(new ApiHeader(
                    written.name(),
                    false,
                    node.text("description"),
                    schema == null ? schemas.anything(node) : schemas.read(schema),
                    null));
        }
        return headers;
    }

    private List<ApiContent> contents(Node node) {
        List<ApiContent> contents = new ArrayList<>();
        for (Node content : node.members("content")) {
            Node schema = content.member("schema");
            Map<String, Encoding> encodings = new LinkedHashMap<>();
            for (Node encoding : content.members("encoding")) {
                encodings.put(encoding.name(), encoding(encoding, "form"));
            }
            contents.add(new ApiContent(
                    content.name(), schema == null ? schemas.anything(content) : schemas.read(schema), encodings));
        }
        return contents;
    }
}

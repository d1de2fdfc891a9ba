package dev.fairlead.description;

import dev.fairlead.json.JsonBoolean;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads OpenAPI 3.0 (sections "Paths Object" to "Responses Object"). */
final class OpenApiReader {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

    private final Document document;
    private final SchemaReader schemas;
    private final Set<String> operationIds = new HashSet<>();

    OpenApiReader(Document document) {
        this.document = document;
        this.schemas = new SchemaReader(document);
    }

    ApiDescription read() {
        Map<String, Schema> components = schemas.components();
        Node paths = document.root().member("paths");
        if (paths == null || !(paths.value() instanceof JsonObject)) {
            throw document.trouble(
                    document.root(), "an OpenAPI document has an object named 'paths', and this has none: add it");
        }
        List<ApiOperation> operations = new ArrayList<>();
        for (Node path : paths.members()) {
            if (path.name().startsWith("/")) {
                operations(path, operations);
            }
        }
        return new ApiDescription(
                document.source(),
                document.root().object(),
                servers(document.root()),
                operations,
                components,
                document.diagnostics());
    }

    private void operations(Node path, List<ApiOperation> operations) {
        Node item = document.follow(path);
        for (Node node : item.members()) {
            if (METHODS.contains(node.name()) && node.value() instanceof JsonObject) {
                operations.add(operation(path.name(), item, node));
            }
        }
    }

    private ApiOperation operation(String path, Node item, Node node) {
        String method = node.name().toUpperCase(Locale.ROOT);
        List<String> servers = servers(node);
        return new ApiOperation(
                operationId(method, path, node),
                method,
                path,
                texts(node.items("tags")),
                node.text("summary"),
                node.text("description"),
                node.object().isTrue("deprecated"),
                parameters(path, item, node),
                body(node.member("requestBody")),
                responses(node),
                servers.isEmpty() ? servers(item) : servers,
                node.object(),
                node.line());
    }

    private String operationId(String method, String path, Node node) {
        String written = node.text("operationId");
        String made = (method.toLowerCase(Locale.ROOT) + path).replaceAll("[^A-Za-z0-9]+", "_");
        if (!written.isEmpty() && operationIds.add(written)) {
            return written;
        }
        String id = made;
        for (int i = 2; !operationIds.add(id); i++) {
            id = made + "_" + i;
        }
        document.odd(
                node,
                (written.isEmpty() ? "no operationId" : "a second operation with the operationId " + written)
                        + ": named " + id);
        return id;
    }

    private static List<String> texts(List<Node> nodes) {
        return nodes.stream()
                .map(Node::value)
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).value())
                .toList();
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
                parameters.put(parameter.place() + " " + parameter.name(), parameter);
            }
        }
        addForgotten(path, node, parameters);
        return List.copyOf(parameters.values());
    }

    private void addForgotten(String path, Node node, Map<String, ApiParameter> parameters) {
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!parameters.containsKey(ApiParameter.Place.PATH + " " + name)) {
                document.odd(node, "the path variable {" + name + "} is not described: taken as a text");
                Schema text = new Schema(
                        JsonObject.builder().put("type", "string").build(), null, node.pointer(), node.line());
                Encoding simple = new Encoding("simple", false, null);
                parameters.put(
                        ApiParameter.Place.PATH + " " + name,
                        new ApiParameter(name, ApiParameter.Place.PATH, true, false, "", text, simple));
            }
        }
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
        return new ApiParameter(
                node.text("name"),
                place,
                place == ApiParameter.Place.PATH || node.object().isTrue("required"),
                node.object().isTrue("deprecated"),
                node.text("description"),
                schema == null ? schemas.anything(node) : schemas.read(schema),
                encoding(node, form ? "form" : "simple"));
    }

    private static Encoding encoding(Node node, String usualStyle) {
        String style = node.text("style").isEmpty() ? usualStyle : node.text("style");
        boolean explode = node.object().get("explode") instanceof JsonBoolean written
                ? written == JsonBoolean.TRUE
                : style.equals("form");
        return new Encoding(style, explode, node.object().string("contentType"));
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
                responses.put(status, new ApiResponse(status, node.text("description"), contents(node)));
            }
        }
        return responses;
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

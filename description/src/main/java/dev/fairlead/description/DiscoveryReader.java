package dev.fairlead.description;

import dev.fairlead.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Google's Discovery documents (Discovery API v1, "Discovery Document"). A method that also takes or gives a file
 * becomes a second operation for that, named after the first.
 */
final class DiscoveryReader {

    static final String HOME = "/schemas/";

    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    /** Of the parameters that every method has, those that a caller may want; the others are the client's own business. */
    private static final Set<String> COMMON = Set.of("fields", "quotaUser", "userIp");

    private static final Set<String> ABOUT_PARAMETER = Set.of("location", "required", "repeated", "description");

    private final Document document;
    private final SchemaReader schemas;
    private final OperationRules common;
    private final Node root;
    private final List<ApiOperation> operations = new ArrayList<>();

    DiscoveryReader(Document document) {
        this.document = document;
        this.schemas = new SchemaReader(document, HOME);
        this.common = new OperationRules(document);
        this.root = document.root();
    }

    ApiDescription read() {
        Map<String, Schema> named = schemas.named();
        resource(root, List.of());
        return new ApiDescription(
                document.source(),
                withInfo(),
                List.of(server("servicePath")),
                operations,
                named,
                document.diagnostics());
    }

    private JsonObject withInfo() {
        return root.object().toBuilder()
                .put(
                        "info",
                        JsonObject.builder()
                                .put("title", root.text("title"))
                                .put("version", root.text("version"))
                                .put("description", root.text("description"))
                                .build())
                .build();
    }

    private String server(String path) {
        return (root.text("rootUrl") + root.text(path)).replaceAll("/+$", "");
    }

    private void resource(Node resource, List<String> group) {
        for (Node method : resource.members("methods")) {
            method(method, group.isEmpty() ? List.of("root") : group);
        }
        for (Node child : resource.members("resources")) {
            List<String> longer = new ArrayList<>(group);
            longer.add(child.name());
            resource(child, longer);
        }
    }

    private void method(Node node, List<String> group) {
        String id = node.text("id").isEmpty() ? String.join(".", group) + "." + node.name() : node.text("id");
        Node request = node.member("request");
        Node response = node.member("response");
        add(node, id, group, node.name(), "/" + node.text("path"), List.of(), body(request), answer(response));
        Node upload = node.member("mediaUpload");
        Node simple = upload == null ? null : upload.member("protocols");
        Node protocol = simple == null ? null : simple.member("simple");
        boolean download = node.object().isTrue("supportsMediaDownload");
        if (protocol != null) {
            add(
                    node,
                    id
                            + (download
                                    ? ".media_upload"
                                    : ".media"), // the download has the shorter name where there are both
                    group,
                    node.name() + (download ? "_media_upload" : "_media"),
                    protocol.text("path") + "?uploadType=media",
                    List.of(server("")),
                    new ApiBody(true, content(BYTES, schemas.anything(node))),
                    answer(response));
        }
        if (download) {
            add(
                    node,
                    id + ".media",
                    group,
                    node.name() + "_media",
                    "/" + node.text("path") + "?alt=media",
                    List.of(),
                    body(request),
                    new ApiResponse("200", "", content(BYTES, schemas.anything(node))));
        }
    }

    private void add(
            Node node,
            String id,
            List<String> group,
            String method,
            String path,
            List<String> servers,
            @Nullable ApiBody body,
            ApiResponse answer) {
        operations.add(new ApiOperation(
                id,
                node.text("httpMethod"),
                path,
                List.of(),
                "",
                node.text("description"),
                node.object().isTrue("deprecated"),
                parameters(node, path),
                body,
                Map.of(answer.status(), answer),
                servers,
                new ClientPlace(group, method),
                node.object(),
                node.line()));
    }

    private List<ApiParameter> parameters(Node method, String path) {
        Map<String, ApiParameter> parameters = new LinkedHashMap<>();
        for (Node each : method.members("parameters")) {
            OperationRules.add(parameter(each), parameters);
        }
        for (Node each : root.members("parameters")) {
            if (COMMON.contains(each.name())) {
                OperationRules.add(parameter(each), parameters);
            }
        }
        common.addForgotten(path, method, parameters);
        return List.copyOf(parameters.values());
    }

    private ApiParameter parameter(Node node) {
        boolean inPath = node.text("location").equals("path");
        return new ApiParameter(
                node.name(),
                inPath ? ApiParameter.Place.PATH : ApiParameter.Place.QUERY,
                inPath || node.object().isTrue("required"),
                node.object().isTrue("deprecated"),
                node.text("description"),
                schemas.read(schemaOf(node)),
                new Encoding(inPath ? "simple" : "form", !inPath, null));
    }

    /** A parameter is its own schema; one that is repeated is a list. */
    private static Node schemaOf(Node parameter) {
        Node one = parameter.without(ABOUT_PARAMETER);
        if (!parameter.object().isTrue("repeated")) {
            return one;
        }
        JsonObject list = JsonObject.builder()
                .put("type", "array")
                .put("items", one.object())
                .build();
        return new Node(list, one.pointer(), one.line());
    }

    private @Nullable ApiBody body(@Nullable Node request) {
        return request == null ? null : new ApiBody(true, content(JSON, schemas.read(request)));
    }

    private ApiResponse answer(@Nullable Node response) {
        return new ApiResponse("200", "", response == null ? List.of() : content(JSON, schemas.read(response)));
    }

    private static List<ApiContent> content(String type, Schema schema) {
        return List.of(new ApiContent(type, schema, Map.of()));
    }
}

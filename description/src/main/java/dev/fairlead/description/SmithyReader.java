package dev.fairlead.description;

import dev.fairlead.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Smithy models (Smithy 2.0, "JSON AST") of services that speak one of AWS's protocols: restJson1, restXml, awsJson1_0,
 * awsJson1_1, awsQuery, ec2Query (Smithy, "AWS protocols").
 */
final class SmithyReader {

    private final Document model;
    private final Node service;
    private final SmithyProtocol protocol;
    private final SmithySchemas shapes;
    private final SchemaReader schemas;

    SmithyReader(Document model) {
        this.model = model;
        this.service = service(model);
        this.protocol = SmithyProtocol.of(model, service);
        this.shapes = new SmithySchemas(model.root(), protocol);
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

    ApiDescription read() {
        Map<String, Schema> named = schemas.named();
        List<ApiOperation> operations = new ArrayList<>();
        SmithyOperations reader = new SmithyOperations(service, protocol, shapes, schemas);
        operations(service, new HashSet<>(), reader, operations);
        return new ApiDescription(
                model.source(),
                info(),
                List.of(server()),
                operations,
                named,
                model.diagnostics(),
                protocol.kind(service));
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
    private void operations(Node parent, Set<String> seen, SmithyOperations reader, List<ApiOperation> operations) {
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
                operations.add(reader.operation(shape));
            }
        }
        for (Node reference : parent.items("resources")) {
            Node resource = shapes.shape(SmithySchemas.target(reference));
            if (resource != null && seen.add(resource.name())) {
                operations(resource, seen, reader, operations);
            }
        }
    }
}

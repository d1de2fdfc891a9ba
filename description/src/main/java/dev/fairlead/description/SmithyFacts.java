package dev.fairlead.description;

import dev.fairlead.json.JsonNumber;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what Smithy says of an operation beside method, parameters and bodies: errors, pages, tokens, checksums, hosts. */
final class SmithyFacts {

    private static final String QUERY_ERROR = "aws.protocols#awsQueryError";

    private final Node service;
    private final SmithyProtocol protocol;
    private final SmithySchemas shapes;
    private final SchemaReader schemas;

    SmithyFacts(Node service, SmithyProtocol protocol, SmithySchemas shapes, SchemaReader schemas) {
        this.service = service;
        this.protocol = protocol;
        this.shapes = shapes;
        this.schemas = schemas;
    }

    OperationFacts of(Node operation, @Nullable Node input, @Nullable Node output) {
        JsonObject checksum = SmithySchemas.traits(operation).object("aws.protocols#httpChecksum");
        JsonObject endpoint = SmithySchemas.traits(operation).object("smithy.api#endpoint");
        return new OperationFacts(
                errors(operation),
                input == null || output == null ? null : paging(operation, input, output),
                input == null ? null : token(input),
                SmithySchemas.has(operation, "httpChecksumRequired")
                        || (checksum != null && checksum.isTrue("requestChecksumRequired")),
                endpoint == null ? "" : endpoint.text("hostPrefix").orElse(""),
                SmithySchemas.traits(operation).has("aws.auth#unsignedPayload"));
    }

    private List<ApiError> errors(Node operation) {
        List<ApiError> errors = new ArrayList<>();
        List<Node> references = new ArrayList<>(operation.items("errors"));
        references.addAll(service.items("errors"));
        for (Node reference : references) {
            String target = SmithySchemas.target(reference);
            Node error = shapes.shape(target);
            JsonObject schema = shapes.reference(target);
            if (error != null && schema != null) {
                errors.add(new ApiError(
                        code(error),
                        status(error),
                        schemas.read(new Node(schema, reference.pointer(), reference.line())),
                        !SmithySchemas.trait(error, "error").equals("server")));
            }
        }
        return errors;
    }

    private String code(Node error) {
        String plain = error.name().substring(error.name().indexOf('#') + 1);
        JsonObject query = SmithySchemas.traits(error).object(QUERY_ERROR);
        return protocol.isForm() && query != null ? query.text("code").orElse(plain) : plain;
    }

    private int status(Node error) {
        JsonObject query = SmithySchemas.traits(error).object(QUERY_ERROR);
        if (protocol.isForm() && query != null && query.get("httpResponseCode") instanceof JsonNumber status) {
            return Math.toIntExact(status.longValue());
        }
        JsonValue written = SmithySchemas.traits(error).get("smithy.api#httpError");
        return written instanceof JsonNumber status
                ? Math.toIntExact(status.longValue())
                : SmithySchemas.trait(error, "error").equals("server") ? 500 : 400;
    }

    private @Nullable String token(Node input) {
        return shapes.members(input).stream()
                .filter(member -> SmithySchemas.has(member, "idempotencyToken"))
                .map(this::parameterName)
                .findFirst()
                .orElse(null);
    }

    /** The name of a parameter on the wire. */
    private String parameterName(Node member) {
        if (protocol.isRest()) {
            for (String binding : List.of("httpHeader", "httpQuery")) {
                String bound = SmithySchemas.trait(member, binding);
                if (!bound.isEmpty()) {
                    return bound;
                }
            }
        }
        return shapes.wireName(member);
    }

    private @Nullable ApiPaging paging(Node operation, Node input, Node output) {
        JsonObject own = SmithySchemas.traits(operation).object("smithy.api#paginated");
        if (own == null) {
            return null;
        }
        JsonObject shared = SmithySchemas.traits(service).object("smithy.api#paginated");
        JsonObject all = shared == null ? own : shared.toBuilder().putAll(own).build();
        Optional<String> parameter = all.text("inputToken").flatMap(name -> named(input, name));
        Optional<String> token = all.text("outputToken").map(path -> pointer(output, path));
        return parameter.isEmpty() || token.isEmpty()
                ? null
                : new ApiPaging(
                        parameter.get(),
                        token.get(),
                        all.text("items").map(path -> pointer(output, path)).orElse(null),
                        all.text("pageSize").flatMap(name -> named(input, name)).orElse(null));
    }

    private Optional<String> named(Node input, String name) {
        return shapes.members(input).stream()
                .filter(member -> member.name().equals(name))
                .map(this::parameterName)
                .findFirst();
    }

    /** {@code page.items} as a JSON pointer, in the names of the wire. */
    private String pointer(Node output, String path) {
        StringBuilder pointer = new StringBuilder();
        Node at = output;
        for (String name : path.split("\\.", -1)) {
            Node member = at == null
                    ? null
                    : shapes.members(at).stream()
                            .filter(one -> one.name().equals(name))
                            .findFirst()
                            .orElse(null);
            pointer.append('/').append(member == null ? name : shapes.wireName(member));
            at = member == null ? null : shapes.shape(SmithySchemas.target(member));
        }
        return pointer.toString();
    }
}

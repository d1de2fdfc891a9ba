package dev.fairlead.generator.model;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiHeader;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiProtocol;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.description.XmlForm;
import dev.fairlead.generator.model.WireTable.AnswerForm;
import dev.fairlead.generator.model.WireTable.BodyForm;
import dev.fairlead.generator.naming.NameScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the operations whose bodies and answers are not plain JSON, and what a client has to know of their types. */
final class WireMaker {

    private final ApiDescription description;
    private final WireTypeLines types = new WireTypeLines();
    private final Map<String, BodyForm> bodies = new LinkedHashMap<>();
    private final Map<String, AnswerForm> answers = new LinkedHashMap<>();

    private WireMaker(ApiDescription description) {
        this.description = description;
    }

    /** Returns the table of these operations; null where all is plain JSON. */
    static @Nullable WireTable make(
            ApiDescription description, List<ApiOperation> operations, String natural, NameScope topLevel) {
        WireMaker maker = new WireMaker(description);
        operations.forEach(maker::operation);
        return maker.bodies.isEmpty() && maker.answers.isEmpty()
                ? null
                : new WireTable(
                        ClassName.topLevel(topLevel.name(natural, "Types")),
                        maker.types.lines(),
                        maker.bodies,
                        maker.answers);
    }

    private void operation(ApiOperation operation) {
        Optional.ofNullable(operation.body())
                .flatMap(body -> body.preferred())
                .ifPresent(content -> body(operation, content));
        operation.success().ifPresent(response -> answer(operation, response));
    }

    private void body(ApiOperation operation, ApiContent content) {
        Schema schema = SchemaFacts.essence(content.schema());
        if (isQuery(description.protocol()) && content.isForm()) {
            String maker = description.protocol() == ApiProtocol.EC2_QUERY ? "ec2Query" : "query";
            String type = types.type(schema, operation.id() + " request");
            bodies.put(
                    operation.id(),
                    new BodyForm(maker, List.of(WireTypeLines.plain(type), operation.id(), description.version())));
        } else if (content.isXml() && SchemaFacts.isRecord(schema)) {
            String type = types.type(schema, operation.id() + " request");
            bodies.put(
                    operation.id(),
                    new BodyForm(
                            "xml",
                            List.of(
                                    WireTypeLines.plain(type),
                                    rootName(content, schema, operation),
                                    Objects.requireNonNullElse(content.root().namespace(), ""),
                                    content.mediaType())));
        }
    }

    static boolean isQuery(ApiProtocol protocol) {
        return protocol == ApiProtocol.AWS_QUERY || protocol == ApiProtocol.EC2_QUERY;
    }

    private static String rootName(ApiContent content, Schema schema, ApiOperation operation) {
        String own = content.root().name();
        String name = own != null ? own : schema.name();
        return name == null ? operation.id() : name;
    }

    private void answer(ApiOperation operation, ApiResponse response) {
        Optional<ApiContent> content = MediaTypes.value(response.contents())
                .or(() -> response.contents().stream().findFirst());
        List<String> headers = response.headers().stream()
                .filter(header -> header.field() != null)
                .map(WireMaker::header)
                .toList();
        boolean fields = response.result() != null;
        if (content.isEmpty()) {
            if (fields) {
                answers.put(operation.id(), new AnswerForm("nothing", List.of(), null, headers));
            }
            return;
        }
        ApiContent body = content.get();
        Schema schema = SchemaFacts.essence(body.schema());
        String into = fields ? body.field() : null;
        if (body.isXml() && SchemaFacts.isRecord(schema)) {
            List<String> arguments = new ArrayList<>();
            arguments.add(WireTypeLines.plain(types.type(schema, operation.id() + " result")));
            Optional.ofNullable(body.root().within()).ifPresent(arguments::add);
            answers.put(operation.id(), new AnswerForm("", arguments, into, headers));
        } else if (fields) {
            String maker = "binary".equals(body.schema().format()) ? "bytes" : body.isJson() ? "json" : "text";
            answers.put(operation.id(), new AnswerForm(maker, List.of(), into, headers));
        } else if (body.isJson() && description.protocol() != ApiProtocol.HTTP) {
            // An answer of AWS without any member may have no body at all.
            answers.put(operation.id(), new AnswerForm("json", List.of(), null, List.of()));
        }
    }

    private static String header(ApiHeader header) {
        String kind = switch (SchemaFacts.type(header.schema())) {
            case INTEGER, NUMBER -> ":number";
            case BOOLEAN -> ":flag";
            case ARRAY -> ":list";
            case STRING -> "http-date".equals(header.schema().format()) ? ":date" : "";
            case OBJECT, ANY -> "";
        };
        return header.field() + "=" + header.name() + (header.prefix() ? "*" : kind);
    }

    /** Returns whether a body is a stream of bytes that may be read elsewhere than into memory. */
    static boolean isStream(ApiOperation operation) {
        return operation.success().stream()
                .flatMap(response -> response.contents().stream())
                .anyMatch(content -> content.field() != null
                        && content.schema().type() == SchemaType.STRING
                        && "binary".equals(content.schema().format()));
    }

    /** Returns the form of an XML element within others; where nothing is said, that of its own schema. */
    static XmlForm formOf(Schema owner, String property) {
        XmlForm own = owner.xml(property);
        if (owner.properties().containsKey(property)) {
            return own;
        }
        for (Schema part : owner.allOf()) {
            XmlForm inherited = formOf(part, property);
            if (!inherited.equals(XmlForm.NONE)) {
                return inherited;
            }
        }
        return own;
    }
}

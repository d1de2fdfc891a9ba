package dev.fairlead.description;

import dev.fairlead.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where members of inputs and outputs go (Smithy, "HTTP bindings"). */
final class SmithyBindings {

    private static final String BYTES = "application/octet-stream";

    private final Node service;
    private final SmithyProtocol protocol;
    private final SmithySchemas shapes;
    private final SchemaReader schemas;
    private final SmithyXml xml;
    private int inPlace;

    SmithyBindings(Node service, SmithyProtocol protocol, SmithySchemas shapes, SchemaReader schemas) {
        this.service = service;
        this.protocol = protocol;
        this.shapes = shapes;
        this.schemas = schemas;
        this.xml = new SmithyXml(protocol);
    }

    /** Returns a required parameter. */
    ApiParameter parameter(String name, ApiParameter.Place place, JsonObject schema) {
        return new ApiParameter(name, place, true, false, "", inPlace(schema), new Encoding("simple", false, null));
    }

    /** A schema that stands in no shape gets a pointer of its own. */
    private Schema inPlace(JsonObject schema) {
        return schemas.read(new Node(schema, "/in-place/" + inPlace++, 0));
    }

    /** Returns the members of an input that go into path, query and headers. */
    List<ApiParameter> parameters(@Nullable Node input) {
        List<ApiParameter> parameters = new ArrayList<>();
        for (Node member : input == null ? List.<Node>of() : shapes.members(input)) {
            ApiParameter parameter = parameter(member);
            if (parameter != null) {
                parameters.add(parameter);
            }
        }
        return parameters;
    }

    private @Nullable ApiParameter parameter(Node member) {
        if (SmithySchemas.has(member, "httpLabel")) {
            return parameter(member, member.name(), ApiParameter.Place.PATH, "date-time", "simple");
        }
        if (SmithySchemas.has(member, "httpQueryParams")) {
            return parameter(member, member.name(), ApiParameter.Place.QUERY, "date-time", "form");
        }
        for (String binding : List.of("httpHeader", "httpPrefixHeaders")) {
            String header = SmithySchemas.trait(member, binding);
            if (SmithySchemas.has(member, binding)) {
                String style = binding.equals("httpHeader") ? "simple" : "prefix";
                return parameter(member, header, ApiParameter.Place.HEADER, "http-date", style);
            }
        }
        String query = SmithySchemas.trait(member, "httpQuery");
        return query.isEmpty() ? null : parameter(member, query, ApiParameter.Place.QUERY, "date-time", "form");
    }

    private ApiParameter parameter(Node member, String name, ApiParameter.Place place, String moments, String style) {
        return new ApiParameter(
                name,
                place,
                place == ApiParameter.Place.PATH || SmithySchemas.has(member, "required"),
                SmithySchemas.has(member, "deprecated"),
                SmithySchemas.trait(member, "documentation"),
                inPlace(shapes.member(member, moments)),
                new Encoding(style, style.equals("form"), null),
                name.equals(member.name()) ? null : member.name());
    }

    private static boolean inBody(Node member) {
        return !SmithySchemas.has(member, "httpLabel")
                && !SmithySchemas.has(member, "httpHeader")
                && !SmithySchemas.has(member, "httpQuery")
                && !SmithySchemas.has(member, "httpPrefixHeaders")
                && !SmithySchemas.has(member, "httpQueryParams")
                && !SmithySchemas.has(member, "httpResponseCode");
    }

    /** The payload member alone where there is one, else all that goes nowhere else; empty where nothing is left. */
    List<ApiContent> contents(@Nullable Node structure) {
        if (structure == null || shapes.members(structure).stream().noneMatch(SmithyBindings::inBody)) {
            return List.of();
        }
        for (Node member : shapes.members(structure)) {
            if (SmithySchemas.has(member, "httpPayload")) {
                return List.of(payload(member));
            }
        }
        XmlForm root = protocol.isXml() ? xml.root(structure, service, null) : XmlForm.NONE;
        boolean whole = shapes.members(structure).stream().allMatch(SmithyBindings::inBody);
        JsonObject named = whole ? shapes.reference(shapes.id(structure)) : null;
        JsonObject schema = named != null ? named : shapes.object(structure, SmithyBindings::inBody);
        return List.of(content(protocol.mediaType(), schema, null, root));
    }

    private ApiContent payload(Node member) {
        Node shape = shapes.shape(SmithySchemas.target(member));
        String type = shape == null
                ? SmithySchemas.target(member).replace("smithy.api#", "").toLowerCase(Locale.ROOT)
                : shape.text("type");
        String media = shape == null ? "" : SmithySchemas.trait(shape, "mediaType");
        if (type.equals("blob") || (shape != null && SmithySchemas.has(shape, "streaming"))) {
            JsonObject bytes = JsonObject.builder()
                    .put("type", "string")
                    .put("format", "binary")
                    .build();
            return content(media.isEmpty() ? BYTES : media, bytes, member.name(), XmlForm.NONE);
        }
        if (Set.of("string", "enum").contains(type)) {
            return content(media.isEmpty() ? "text/plain" : media, shapes.member(member), member.name(), XmlForm.NONE);
        }
        XmlForm root = protocol.isXml() && shape != null ? xml.root(shape, service, member) : XmlForm.NONE;
        return content(protocol.mediaType(), shapes.member(member), member.name(), root);
    }

    /** Returns a response; what its headers hold are properties of the result. */
    ApiResponse response(String status, @Nullable Node output) {
        List<ApiHeader> headers = new ArrayList<>();
        for (Node member : output == null ? List.<Node>of() : shapes.members(output)) {
            String prefix = SmithySchemas.trait(member, "httpPrefixHeaders");
            String header = SmithySchemas.has(member, "httpResponseCode")
                    ? ApiHeader.STATUS
                    : SmithySchemas.trait(member, "httpHeader");
            if (!header.isEmpty() || SmithySchemas.has(member, "httpPrefixHeaders")) {
                headers.add(new ApiHeader(
                        header.isEmpty() ? prefix : header,
                        header.isEmpty(),
                        SmithySchemas.trait(member, "documentation"),
                        inPlace(shapes.member(member, "http-date")),
                        shapes.wireName(member)));
            }
        }
        List<ApiContent> contents = contents(output);
        boolean payload = contents.stream().anyMatch(content -> content.field() != null);
        Schema result = output == null || (headers.isEmpty() && !payload) ? null : inPlace(result(output));
        return new ApiResponse(status, "", contents, headers, result);
    }

    /** What headers hold as dates of their own form is read as RFC 3339. */
    private JsonObject result(Node output) {
        JsonObject whole = shapes.object(output, any -> true);
        JsonObject.Builder properties = JsonObject.builder();
        for (Node member : shapes.members(output)) {
            JsonObject schema = SmithySchemas.has(member, "httpHeader")
                    ? shapes.member(member, "date-time")
                    : shapes.member(member);
            boolean date = schema.text("format").orElse("").equals("http-date");
            properties.put(
                    shapes.wireName(member),
                    date ? schema.toBuilder().put("format", "date-time").build() : schema);
        }
        return whole.toBuilder()
                .put("title", shapes.id(output).substring(shapes.id(output).indexOf('#') + 1))
                .put("properties", properties.build())
                .build();
    }

    ApiContent content(String mediaType, JsonObject schema) {
        return content(mediaType, schema, null, XmlForm.NONE);
    }

    ApiContent content(String mediaType, JsonObject schema, @Nullable String field, XmlForm root) {
        return new ApiContent(mediaType, inPlace(schema), Map.of(), field, root);
    }
}

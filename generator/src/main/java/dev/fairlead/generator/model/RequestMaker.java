package dev.fairlead.generator.model;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.ApiParameter.Place;
import dev.fairlead.description.ApiProtocol;
import dev.fairlead.description.Encoding;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.generator.model.Sending.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what the parameters of one operation are, and where each goes. */
final class RequestMaker {

    /** The parameter that is the whole body. */
    static final String BODY = "body";

    /** Methods of which a body is unusual: they have one only if something is described that goes into it. */
    private static final Set<String> QUIET = Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

    /** OpenAPI 3.1, "Parameter Object": these are said elsewhere, and a parameter of the name means nothing. */
    private static final Set<String> SAID_ELSEWHERE = Set.of("accept", "content-type", "authorization");

    private final ApiOperation operation;
    private final Styles styles;
    private final ApiProtocol protocol;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<String> query = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();
    private final Map<String, Style> styled = new LinkedHashMap<>();
    private final List<String> reserved = new ArrayList<>();
    private final Map<String, String> sentAs = new LinkedHashMap<>();
    private final Map<String, String> parts = new LinkedHashMap<>();
    private ApiMethod.Body body = ApiMethod.Body.NONE;
    private String mediaType = "";
    private String wholeBody = "";
    private boolean optionalBody;
    private List<String> alsoTakes = List.of();

    RequestMaker(ApiOperation operation, Styles styles, ApiProtocol protocol) {
        this.protocol = protocol;
        this.operation = operation;
        this.styles = styles;
        Optional.ofNullable(operation.body()).ifPresent(described -> body(described));
        parameters(Place.QUERY, "query", query);
        parameters(Place.HEADER, "header", headers);
        parameters(Place.COOKIE, "cookie", cookies);
    }

    /** Returns the parameters by the names by which they are set. */
    Map<String, Field> fields() {
        return fields;
    }

    ApiMethod.Body body() {
        return body;
    }

    Sending sending() {
        boolean queryIsUsual = body == ApiMethod.Body.NONE || body == ApiMethod.Body.RAW;
        return new Sending(
                queryIsUsual ? List.of() : query,
                headers,
                cookies,
                styled,
                reserved,
                sentAs,
                parts,
                pathStyles(),
                mediaType,
                wholeBody,
                optionalBody,
                alsoTakes);
    }

    private Map<String, Style> pathStyles() {
        Map<String, Style> found = new LinkedHashMap<>();
        for (ApiParameter parameter : operation.parameters(Place.PATH)) {
            Style style = Styles.path(parameter.schema(), parameter.encoding());
            if (style != null && operation.path().contains(parameter.name() + "}")) {
                found.put(parameter.name(), style);
            }
        }
        return found;
    }

    private void parameters(Place place, String words, List<String> names) {
        for (ApiParameter parameter : operation.parameters(place)) {
            String wireName = parameter.name();
            if (place == Place.HEADER && SAID_ELSEWHERE.contains(wireName.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (ApiMethod.constant(parameter) != null) {
                continue;
            }
            String name = fields.containsKey(wireName) ? wireName + " in " + words : wireName;
            if (!name.equals(wireName)) {
                sentAs.put(name, wireName);
            }
            fields.put(name, Field.of(parameter));
            names.add(name);
            Style style = place == Place.HEADER
                    ? Styles.header(parameter.schema(), parameter.encoding())
                    : styles.query(parameter.schema(), parameter.encoding());
            put(styled, name, style);
            if (place == Place.QUERY && parameter.encoding().allowReserved()) {
                reserved.add(name);
            }
        }
    }

    private static void put(Map<String, Style> map, String name, @Nullable Style style) {
        if (style != null) {
            map.put(name, style);
        }
    }

    private void body(ApiBody described) {
        Optional<ApiContent> preferred = described.preferred();
        if (preferred.isEmpty()) {
            return;
        }
        ApiContent content = preferred.get();
        boolean quiet = QUIET.contains(operation.method());
        Schema schema = SchemaFacts.essence(content.schema());
        if (WireMaker.isQuery(protocol) && content.isForm()) {
            fields.putAll(members(schema));
            fields.values().removeIf(field -> field.constant() != null);
            body = ApiMethod.Body.FORMATTED;
            return;
        }
        if (content.isXml() && SchemaFacts.isRecord(schema)) {
            fields.putAll(members(schema));
            body = ApiMethod.Body.FORMATTED;
            return;
        }
        if (content.isForm() || content.isMultipart()) {
            form(content, quiet);
        } else if (MediaTypes.isJson(content)) {
            json(content, described.required(), quiet);
        } else {
            body = ApiMethod.Body.RAW;
            optionalBody = !described.required();
            return;
        }
        if (body != ApiMethod.Body.NONE) {
            mediaType = MediaTypes.unusual(content);
            alsoTakes = described.contents().stream()
                    .filter(other -> !other.equals(content))
                    .map(ApiContent::mediaType)
                    .toList();
        }
    }

    private void form(ApiContent content, boolean quiet) {
        fields.putAll(members(content.schema()));
        body = operation.method().equals("GET") || (quiet && fields.isEmpty())
                ? ApiMethod.Body.NONE
                : content.isForm() ? ApiMethod.Body.FORM : ApiMethod.Body.MULTIPART;
        for (Map.Entry<String, Field> field : fields.entrySet()) {
            Encoding encoding = content.encodings().get(field.getKey());
            if (body == ApiMethod.Body.MULTIPART) {
                if (encoding != null && encoding.contentType() != null) {
                    parts.put(field.getKey(), encoding.contentType());
                }
                field.setValue(field.getValue().asPart());
            } else {
                put(styled, field.getKey(), styles.member(field.getValue().schema(), encoding));
            }
        }
    }

    private void json(ApiContent content, boolean required, boolean quiet) {
        Schema schema = SchemaFacts.essence(content.schema());
        optionalBody = quiet;
        if (isMembers(schema)) {
            fields.putAll(members(schema));
            body = quiet && fields.isEmpty() ? ApiMethod.Body.NONE : ApiMethod.Body.JSON;
        } else if (!quiet || says(schema)) {
            wholeBody = BODY;
            fields.put(BODY, Field.of(schema, required).asWhole());
            body = ApiMethod.Body.JSON;
        } else {
            optionalBody = false;
        }
    }

    /** A choice between objects that have names is a choice for callers too; else its members are the parameters. */
    private static boolean isMembers(Schema schema) {
        List<Schema> variants = SchemaFacts.variants(schema);
        return SchemaFacts.isRecord(schema)
                || (!variants.isEmpty()
                        && variants.stream().allMatch(SchemaFacts::isRecord)
                        && (!SchemaFacts.areNamed(variants)
                                || !SchemaFacts.properties(schema).isEmpty()));
    }

    private static boolean says(Schema schema) {
        return !SchemaFacts.variants(schema).isEmpty()
                || (SchemaFacts.type(schema) != SchemaType.ANY
                        && !(SchemaFacts.type(schema) == SchemaType.OBJECT && schema.additionalProperties() == null));
    }

    private static Map<String, Field> members(Schema schema) {
        List<Schema> variants = SchemaFacts.variants(schema).stream()
                .filter(SchemaFacts::isRecord)
                .toList();
        Map<String, Field> members = new LinkedHashMap<>();
        if (!SchemaFacts.properties(schema).isEmpty()) {
            members.putAll(ParamTypes.fields(List.of(schema)));
        }
        if (!variants.isEmpty()) {
            ParamTypes.fields(variants).forEach(members::putIfAbsent);
        }
        return members;
    }
}

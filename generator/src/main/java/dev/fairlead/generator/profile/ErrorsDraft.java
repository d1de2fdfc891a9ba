package dev.fairlead.generator.profile;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiDescription;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Drafts the section about errors, from the schemas of the answers that are none of success. */
final class ErrorsDraft {

    private static final int MOST_POINTERS = 4;
    private static final int MOST_SCHEMAS = 200;

    /** Names of the parts of an envelope as descriptions write them, plain, the surest first. */
    private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("type", List.of("type", "errortype", "category", "exception"));
        NAMES.put(
                "code",
                List.of("code", "errorcode", "errcode", "issue", "reason", "status", "error", "name", "codename"));
        NAMES.put(
                "message",
                List.of(
                        "message",
                        "errormessage",
                        "errordescription",
                        "detail",
                        "msg",
                        "description",
                        "title",
                        "details",
                        "errors",
                        "error",
                        "text"));
        NAMES.put("param", List.of("param", "field", "parameter", "target", "pointer", "property"));
        NAMES.put(
                "documentation_url",
                List.of("documentationurl", "docurl", "moreinfo", "infourl", "helpurl", "informationlink"));
    }

    private static final List<String> REQUEST_IDS =
            List.of("requestid", "debugid", "correlationid", "traceid", "transactionid");

    private final ApiDescription description;
    private final DescriptionText text;
    private final Map<Schema, Integer> schemas = new LinkedHashMap<>();

    ErrorsDraft(ApiDescription description, DescriptionText text) {
        this.description = description;
        this.text = text;
    }

    String section(LocalDate asOf) {
        count();
        List<Schema> usual = schemas.entrySet().stream()
                .sorted(Map.Entry.<Schema, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().pointer()))
                .map(Map.Entry::getKey)
                .limit(MOST_SCHEMAS)
                .toList();
        Yaml facts = new Yaml(0);
        Map<String, List<String>> envelope = envelope(usual);
        if (envelope.isEmpty()) {
            facts.comment(
                    "To look up: how errors look. The description does not say; problem details (RFC 9457) and errors of"
                            + " OAuth are understood anyway.");
        } else {
            facts.line("envelopes:");
            String lead = "  - ";
            for (Map.Entry<String, List<String>> part : envelope.entrySet()) {
                facts.line(lead + part.getKey() + ": " + Yaml.list(part.getValue()));
                lead = "    ";
            }
        }
        Set<String> headers = requestIdHeaders();
        if (!headers.isEmpty()) {
            facts.line("request_id_headers: " + Yaml.list(headers));
        }
        List<String> ids = pointers(usual, REQUEST_IDS, Shape.Field::isText);
        if (!ids.isEmpty()) {
            facts.line("request_id_fields: " + Yaml.list(ids));
        }
        return SectionText.of(
                "errors",
                asOf,
                "/paths",
                usual.isEmpty()
                        ? "no operation declares an error with a schema"
                        : usual.size() + " different schemas of errors are declared",
                facts);
    }

    private void count() {
        for (ApiOperation operation : description.operations()) {
            for (ApiResponse response : operation.responses().values()) {
                if (!response.status().startsWith("2") && !response.status().startsWith("3")) {
                    response.json().map(ApiContent::schema).ifPresent(schema -> schemas.merge(schema, 1, Integer::sum));
                }
            }
        }
    }

    private Map<String, List<String>> envelope(List<Schema> usual) {
        Map<String, List<String>> envelope = new LinkedHashMap<>();
        NAMES.forEach((part, names) -> {
            List<String> pointers =
                    pointers(usual, names, part.equals("code") ? ErrorsDraft::isCode : ErrorsDraft::isWords);
            if (!pointers.isEmpty()) {
                envelope.put(part, pointers);
            }
        });
        List<String> messages = envelope.getOrDefault("message", List.of());
        List<String> codes = new ArrayList<>(envelope.getOrDefault("code", List.of()));
        codes.removeAll(messages);
        if (codes.isEmpty()) {
            envelope.remove("code");
        } else {
            envelope.put("code", codes);
        }
        return envelope;
    }

    /** An HTTP status in a body is no code of an error. */
    private static boolean isCode(Shape.Field field) {
        SchemaType type = Shape.type(field.schema());
        return type == SchemaType.STRING
                || (type == SchemaType.INTEGER && !field.plain().equals("status"));
    }

    private static boolean isWords(Shape.Field field) {
        return field.isText()
                || (Shape.type(field.schema()) == SchemaType.ARRAY
                        && Shape.type(Shape.items(field.schema())) == SchemaType.STRING);
    }

    /** Returns where fields of these names are: the surest name first, and of each the places of most schemas, upper ones first. */
    private static List<String> pointers(List<Schema> usual, List<String> names, Predicate<Shape.Field> kind) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Integer> ranks = new LinkedHashMap<>();
        for (Schema schema : usual) {
            for (Shape.Field field : Shape.fields(schema, true)) {
                int rank = names.indexOf(field.plain());
                if (rank >= 0 && kind.test(field)) {
                    String pointer =
                            Shape.type(field.schema()) == SchemaType.ARRAY ? field.pointer() + "/*" : field.pointer();
                    counts.merge(pointer, 1, Integer::sum);
                    ranks.putIfAbsent(pointer, rank * 10 + field.depth());
                }
            }
        }
        int least = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0) / 20;
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt((String pointer) -> ranks.getOrDefault(pointer, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_POINTERS)
                .toList();
    }

    private Set<String> requestIdHeaders() {
        Set<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (ApiOperation operation : description.operations()) {
            text.eachResponseHeader(operation.raw(), (name, about) -> {
                boolean id = REQUEST_IDS.stream().anyMatch(Shape.plain(name)::endsWith);
                if (id && headers.size() < MOST_POINTERS && LimitsDraft.isHeader(name)) {
                    headers.add(name);
                }
            });
        }
        return headers;
    }
}

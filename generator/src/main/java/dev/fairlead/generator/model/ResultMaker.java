package dev.fairlead.generator.model;

import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiResponse;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaType;
import dev.fairlead.generator.model.ValueType.Scalar;
import dev.fairlead.generator.naming.NameScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what operations return, and what their errors hold. */
final class ResultMaker {

    private static final Map<String, String> CASES = Map.of(
            "200",
            "Ok",
            "201",
            "Created",
            "202",
            "Accepted",
            "203",
            "NonAuthoritative",
            "204",
            "NoContent",
            "205",
            "ResetContent",
            "206",
            "PartialContent",
            "207",
            "MultiStatus",
            "2XX",
            "Success");

    private final Pages pages;
    private final ModelTypes models;
    private final NameScope topLevel;
    private final List<TypeDeclaration> types = new ArrayList<>();
    private final Map<String, ValueType> errorTypes = new HashMap<>();

    ResultMaker(Pages pages, ModelTypes models, NameScope topLevel) {
        this.pages = pages;
        this.models = models;
        this.topLevel = topLevel;
    }

    /** Returns the types that were made for results. */
    List<TypeDeclaration> types() {
        return types;
    }

    /** Returns the answers that are successes, those of a range last; the default one where nothing else is described. */
    private static List<ApiResponse> successes(ApiOperation operation) {
        List<ApiResponse> found = operation.responses().values().stream()
                .filter(response -> response.status().startsWith("2"))
                .sorted(Comparator.comparing(ApiResponse::status))
                .toList();
        ApiResponse otherwise = operation.responses().get("default");
        return found.isEmpty() && otherwise != null && operation.responses().size() == 1 ? List.of(otherwise) : found;
    }

    /** What the bodies of the successes come to. */
    private record Bodies(Map<String, ApiContent> json, List<ApiContent> others, int empty) {}

    private static Bodies bodies(ApiOperation operation) {
        Map<String, ApiContent> json = new LinkedHashMap<>();
        List<ApiContent> others = new ArrayList<>();
        int empty = 0;
        for (ApiResponse response : successes(operation)) {
            List<ApiContent> contents = response.contents().stream()
                    .filter(content -> !MediaTypes.isEvents(content))
                    .toList();
            Optional<ApiContent> first = MediaTypes.value(contents);
            first.ifPresent(content -> json.put(response.status(), content));
            if (first.isEmpty() && others.isEmpty()) {
                others.addAll(contents);
            }
            empty += response.contents().isEmpty() ? 1 : 0;
        }
        return new Bodies(json, others, empty);
    }

    /** Returns the data of events that an operation answers with; null where it has none. */
    @Nullable
    ValueType events(ApiOperation operation, String prefix) {
        for (ApiResponse response : successes(operation)) {
            for (ApiContent content : response.contents()) {
                if (MediaTypes.isEvents(content)) {
                    boolean text = SchemaFacts.type(content.schema()) == SchemaType.STRING
                            || (SchemaFacts.type(content.schema()) == SchemaType.ANY
                                    && SchemaFacts.variants(content.schema()).isEmpty());
                    return text ? Scalar.TEXT : value(content.schema(), prefix, "event");
                }
            }
        }
        return null;
    }

    private ValueType value(Schema schema, String prefix, String natural) {
        Owner owner = Owner.ofPackage(prefix, topLevel);
        ValueType type = models.type(schema, owner, natural);
        types.addAll(owner.declared());
        return type;
    }

    /** Returns what a call returns. */
    Result result(ApiOperation operation, String prefix, @Nullable ValueType events) {
        Bodies bodies = bodies(operation);
        int style = pages.style(operation);
        Schema whole = operation.success().map(response -> response.result()).orElse(null);
        if (style < 0 && whole != null) {
            return new Result.Value(value(whole, prefix, "result"));
        }
        if (style >= 0) {
            return new Result.Paged(value(pages.items(operation, style), prefix, "item"), style, pages.isArray(style));
        }
        List<ApiContent> different = different(bodies.json().values());
        if (different.size() > 1) {
            return new Result.ByStatus(byStatus(operation, prefix));
        }
        if (different.size() == 1) {
            ValueType type = value(different.getFirst().schema(), prefix, "result");
            return bodies.empty() > 0 ? new Result.Maybe(type) : new Result.Value(type);
        }
        if (bodies.others().isEmpty()) {
            return events == null ? new Result.Nothing() : new Result.Events(events);
        }
        return bodies.others().stream().allMatch(MediaTypes::isText) ? new Result.Text() : new Result.Bytes();
    }

    /** Returns the media type to ask for; empty for JSON. */
    static String accept(ApiOperation operation) {
        Bodies bodies = bodies(operation);
        return MediaTypes.accept(
                bodies.json().isEmpty()
                        ? bodies.others()
                        : List.copyOf(bodies.json().values()));
    }

    private static List<ApiContent> different(Iterable<ApiContent> contents) {
        List<ApiContent> different = new ArrayList<>();
        for (ApiContent content : contents) {
            Schema schema = SchemaFacts.essence(content.schema());
            boolean known = different.stream()
                    .map(other -> SchemaFacts.essence(other.schema()))
                    .anyMatch(other -> other == schema || other.raw().equals(schema.raw()));
            if (!known) {
                different.add(content);
            }
        }
        return different;
    }

    private ClassName byStatus(ApiOperation operation, String prefix) {
        ClassName name = ClassName.topLevel(topLevel.name(prefix + "Result", "Of"));
        Owner owner = Owner.of(name);
        owner.claim("Other", "");
        List<StatusUnion.Case> cases = new ArrayList<>();
        Map<String, ApiContent> json = bodies(operation).json();
        for (ApiResponse response : successes(operation)) {
            String status = response.status();
            ClassName record = owner.claim(CASES.getOrDefault(status, "Status" + status), "Case");
            ApiContent content = json.get(status);
            cases.add(new StatusUnion.Case(
                    status.equals("2XX") ? 2 : Integer.parseInt(status),
                    record.simpleName(),
                    content == null ? null : models.type(content.schema(), owner, record.simpleName() + "_body")));
        }
        String words = "What " + operation.method() + " " + operation.path() + " answers, by status.";
        types.add(new StatusUnion(name, words, cases, owner.declared()));
        return name;
    }

    /** Returns the bodies of described errors by status. Those of one structure are one type, whatever operations they are of. */
    Map<String, ValueType> errors(ApiOperation operation, String prefix) {
        Map<String, ValueType> errors = new LinkedHashMap<>();
        for (ApiResponse response : operation.responses().values()) {
            boolean error = response.status().startsWith("4")
                    || response.status().startsWith("5")
                    || (response.status().equals("default")
                            && operation.responses().size() > 1);
            Optional<ApiContent> content =
                    response.contents().stream().filter(ApiContent::isJson).findFirst();
            if (error && content.isPresent()) {
                Schema schema = SchemaFacts.essence(content.get().schema());
                String key = schema.name() == null
                        ? SharedTypes.structure(schema.raw()).toJson()
                        : "#" + schema.pointer();
                ValueType known = errorTypes.get(key);
                ValueType type = known == null ? value(schema, prefix, "error") : known;
                errorTypes.put(key, type);
                errors.put(response.status(), type);
            }
        }
        return errors;
    }
}

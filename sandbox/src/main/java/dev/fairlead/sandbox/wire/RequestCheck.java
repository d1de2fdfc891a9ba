package dev.fairlead.sandbox.wire;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.ApiParameter.Place;
import dev.fairlead.description.Validation;
import dev.fairlead.description.Violation;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a request against one operation: its parameters in all places and styles, and its body. Immutable and thread-safe. */
final class RequestCheck {

    /** These say how a call is made and not what it asks for (OpenAPI 3.0, "Parameter Object"). */
    private static final Set<String> NOT_OURS = Set.of("accept", "content-type", "authorization", "user-agent", "host");

    private final ApiOperation operation;
    private final List<String> variables;
    private final BodyCheck body;

    RequestCheck(ApiOperation operation, List<String> variables) {
        this.operation = operation;
        this.variables = variables;
        this.body = new BodyCheck(operation);
    }

    /**
     * Returns what the request says, in the types that the description gives.
     *
     * @throws ApiFailure if something is missing or is not what is described
     */
    Checked check(Incoming request, List<String> arguments) {
        Map<String, JsonValue> params = new LinkedHashMap<>();
        Pairs query = Pairs.decode(request.query());
        Pairs cookies = cookies(request);
        for (ApiParameter parameter : operation.parameters()) {
            Pairs source = switch (parameter.place()) {
                case QUERY -> query;
                case COOKIE -> cookies;
                case HEADER -> single(parameter.name(), request.header(parameter.name()));
                case PATH -> single(parameter.name(), argument(parameter, arguments));
            };
            boolean ours = parameter.place() != Place.HEADER
                    || !NOT_OURS.contains(parameter.name().toLowerCase(Locale.ROOT));
            if (ours) {
                JsonValue value = checked(parameter, source);
                if (value != null && parameter.place() == Place.QUERY) {
                    params.put(parameter.name(), value);
                }
            }
        }
        JsonValue content = body.check(request);
        if (content instanceof JsonObject object) {
            object.forEach(params::put);
        }
        return new Checked(JsonObject.of(params), content);
    }

    private @Nullable String argument(ApiParameter parameter, List<String> arguments) {
        int index = variables.indexOf(parameter.name());
        if (index < 0 || index >= arguments.size()) {
            return null;
        }
        String text = arguments.get(index);
        return switch (parameter.encoding().style()) {
            case "label" -> text.startsWith(".") ? text.substring(1) : text;
            case "matrix" -> text.replaceFirst("^;[^=]*=", "");
            default -> text;
        };
    }

    private static Pairs single(String name, @Nullable String text) {
        return Pairs.of(text == null ? Map.of() : Map.of(name, List.of(text)));
    }

    private static Pairs cookies(Incoming request) {
        String header = request.header("cookie");
        return header == null ? Pairs.of(Map.of()) : Pairs.decode(header.replaceAll(";\\s*", "&"));
    }

    private @Nullable JsonValue checked(ApiParameter parameter, Pairs source) {
        Validation validation = source.value(parameter.name(), parameter.schema(), parameter.encoding());
        String pointer = "/" + parameter.name().replace("~", "~0").replace("/", "~1");
        if (validation == null) {
            boolean mayBeEmpty = !parameter.schema().properties().isEmpty()
                    && parameter.schema().required().isEmpty();
            if (parameter.required() && parameter.place() != Place.PATH && !mayBeEmpty) {
                throw Violations.failure(
                        new Violation(pointer, Violation.Kind.REQUIRED, "is required"), JsonObject.empty());
            }
            return null;
        }
        for (Violation violation : validation.violations()) {
            throw Violations.failure(
                    new Violation(pointer + violation.pointer(), violation.kind(), violation.message()),
                    JsonObject.empty());
        }
        return validation.value();
    }

    /**
     * What a request says.
     *
     * @param params the query's parameters and the members of the body
     * @param body the body where it could be read as a value; null for none
     */
    record Checked(JsonObject params, @Nullable JsonValue body) {}
}

package dev.fairlead.sandbox.wire;

import dev.fairlead.description.ApiBody;
import dev.fairlead.description.ApiContent;
import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import dev.fairlead.description.Schema;
import dev.fairlead.description.SchemaValidator;
import dev.fairlead.description.Validation;
import dev.fairlead.description.Violation;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import dev.fairlead.sandbox.core.ApiFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of one operation: those of the query and those of the body, which a client may mix. Thread-safe. */
final class Parameters {

    private static final String EXPAND = "expand";

    private final Map<String, ApiParameter> query = new LinkedHashMap<>();
    private final @Nullable Schema body;

    Parameters(ApiOperation operation) {
        for (ApiParameter parameter : operation.parameters(ApiParameter.Place.QUERY)) {
            query.put(parameter.name(), parameter);
        }
        ApiBody described = operation.body();
        body = described == null
                ? null
                : described.preferred().map(ApiContent::schema).orElse(null);
    }

    /**
     * Returns the parameters in the types that the description gives them.
     *
     * @param forms whether they came as texts, from a form or query
     * @throws ApiFailure if one is missing, not described or of another type
     */
    JsonObject check(JsonObject given, boolean forms) {
        SchemaValidator validator = forms ? SchemaValidator.forForms() : SchemaValidator.forJson();
        Map<String, JsonValue> checked = LinkedHashMap.newLinkedHashMap(given.size());
        Map<String, JsonValue> inBody = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            ApiParameter parameter = query.get(name);
            if (parameter != null) {
                checked.put(name, single(name, value, parameter.schema(), validator, given));
            } else if (name.equals(EXPAND)) {
                checked.put(name, Expand.paths(value));
            } else {
                inBody.put(name, value);
            }
        });
        checkQueryComplete(given);
        checkBody(JsonObject.of(inBody), validator, given, checked);
        return JsonObject.of(checked);
    }

    private static JsonValue single(
            String name, JsonValue value, Schema schema, SchemaValidator validator, JsonObject given) {
        Validation validation = validator.check(value, schema);
        for (Violation violation : validation.violations()) {
            throw Violations.failure(
                    new Violation("/" + escaped(name) + violation.pointer(), violation.kind(), violation.message()),
                    given);
        }
        return validation.value();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void checkQueryComplete(JsonObject given) {
        for (ApiParameter parameter : query.values()) {
            if (parameter.required() && !given.has(parameter.name())) {
                throw Violations.failure(
                        new Violation("/" + escaped(parameter.name()), Violation.Kind.REQUIRED, "is required"), given);
            }
        }
    }

    private void checkBody(
            JsonObject inBody, SchemaValidator validator, JsonObject given, Map<String, JsonValue> checked) {
        if (body == null) {
            for (String name : inBody.names()) {
                throw Violations.failure(
                        new Violation("/" + escaped(name), Violation.Kind.UNKNOWN_PROPERTY, "is not described"), given);
            }
            return;
        }
        Validation validation = validator.check(inBody, body);
        for (Violation violation : validation.violations()) {
            if (!violation.pointer().startsWith("/" + EXPAND)) {
                throw Violations.failure(violation, given);
            }
        }
        if (validation.value() instanceof JsonObject object) {
            object.forEach(checked::put);
        }
    }
}

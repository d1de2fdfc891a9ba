package dev.fairlead.sandbox.wire;

import dev.fairlead.description.Violation;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonString;
import dev.fairlead.sandbox.core.ApiFailure;

/** From what is wrong with the parameters to what the provider says about it. */
final class Violations {

    private Violations() {}

    /**
     * Returns the failure.
     *
     * @param given the parameters as they came
     */
    static ApiFailure failure(Violation violation, JsonObject given) {
        String param = bracketed(violation.pointer());
        return switch (violation.kind()) {
            case REQUIRED ->
                ApiFailure.invalid("Missing required param: " + param + ".")
                        .code("parameter_missing")
                        .param(param);
            case UNKNOWN_PROPERTY ->
                ApiFailure.invalid("Received unknown parameter: " + param + ".")
                        .code("parameter_unknown")
                        .param(param);
            case TYPE -> wrongType(violation, param, given);
            case NULL, ENUM, LENGTH, RANGE, PATTERN ->
                ApiFailure.invalid("Invalid " + param + ": " + violation.message() + ".")
                        .param(param);
        };
    }

    private static ApiFailure wrongType(Violation violation, String param, JsonObject given) {
        if (given.at(violation.pointer()) instanceof JsonString text
                && text.value().isEmpty()) {
            return ApiFailure.invalid("Invalid " + param + ": it has no value. Leave it out to keep what is there.")
                    .code("parameter_invalid_empty")
                    .param(param);
        }
        ApiFailure failure = ApiFailure.invalid("Invalid " + param + ": " + violation.message() + ".")
                .param(param);
        return violation.message().startsWith("must be an integer")
                ? failure.code("parameter_invalid_integer")
                : failure;
    }

    /** {@code /items/0/price} is {@code items[0][price]}. */
    static String bracketed(String pointer) {
        StringBuilder name = new StringBuilder();
        for (String step : pointer.substring(pointer.isEmpty() ? 0 : 1).split("/", -1)) {
            String plain = step.replace("~1", "/").replace("~0", "~");
            if (name.isEmpty()) {
                name.append(plain);
            } else {
                name.append('[').append(plain).append(']');
            }
        }
        return name.toString();
    }
}

package dev.fairlead.generator.model;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.description.ApiParameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation as a method.
 *
 * @param operation what it calls
 * @param name of the method
 * @param constant the name of the constant that holds the operation
 * @param pathVariables in the order of the path
 * @param params the class of its parameters; null where it has none
 * @param paramsRequired whether some parameter must be set
 * @param body how parameters go into the body; a raw one is a parameter of the method itself
 * @param sending how parameters go into the request beyond that
 * @param baseUrl its own address; empty where the provider's usual one holds
 * @param accept the media type that is asked for; empty for JSON
 * @param result what it returns
 * @param events the data of the events that it answers with where a caller asks for them; null where it has none
 * @param errors by status, {@code 4XX} and {@code default} among them, the bodies of errors that are described
 */
public record ApiMethod(
        ApiOperation operation,
        String name,
        String constant,
        List<PathVariable> pathVariables,
        @Nullable ClassName params,
        boolean paramsRequired,
        Body body,
        Sending sending,
        String baseUrl,
        String accept,
        Result result,
        @Nullable ValueType events,
        Map<String, ValueType> errors) {

    /** Copies the collections. */
    public ApiMethod {
        pathVariables = List.copyOf(pathVariables);
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    /** How parameters go into the body. */
    public enum Body {
        /** There is none. */
        NONE,
        /** As a form. */
        FORM,
        /** In a form that the table of types knows. */
        FORMATTED,
        /** As JSON. */
        JSON,
        /** As parts. */
        MULTIPART,
        /** Not at all: it is given as it is, by a parameter {@code body} of the method after those of the path. */
        RAW
    }

    /**
     * A variable of the path.
     *
     * @param wireName as in the template
     * @param name of the method's parameter
     * @param type of the method's parameter: never an object of parameters
     */
    public record PathVariable(String wireName, String name, ValueType type) {}

    /** Returns the value of a header that is the same in all calls; null for one that is asked for. */
    public static @Nullable String constant(ApiParameter parameter) {
        return parameter.place() == ApiParameter.Place.HEADER && parameter.required()
                ? Field.only(parameter.schema())
                : null;
    }

    /** Returns whether the answer holds bytes beside other fields, which may go elsewhere than into memory. */
    public boolean streams() {
        return WireMaker.isStream(operation);
    }
}

package dev.fairlead.generator.model;

import dev.fairlead.description.ApiOperation;
import java.util.List;
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
 * @param body how parameters go into the body
 * @param queryNames parameters that go into the query although there is a body
 * @param headerNames parameters that go into headers
 * @param baseUrl its own address; empty where the provider's usual one holds
 * @param result what it returns
 */
public record ApiMethod(
        ApiOperation operation,
        String name,
        String constant,
        List<PathVariable> pathVariables,
        @Nullable ClassName params,
        boolean paramsRequired,
        Body body,
        List<String> queryNames,
        List<String> headerNames,
        String baseUrl,
        Result result) {

    /** Copies the lists. */
    public ApiMethod {
        pathVariables = List.copyOf(pathVariables);
        queryNames = List.copyOf(queryNames);
        headerNames = List.copyOf(headerNames);
    }

    /** How parameters go into the body. */
    public enum Body {
        /** There is none. */
        NONE,
        /** As a form. */
        FORM,
        /** As JSON. */
        JSON,
        /** As parts. */
        MULTIPART
    }

    /**
     * A variable of the path.
     *
     * @param wireName as in the template
     * @param name of the method's parameter
     */
    public record PathVariable(String wireName, String name) {}
}

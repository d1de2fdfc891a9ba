package dev.fairlead.sandbox.wire;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonObject;
import java.util.List;

/** One operation, ready to be served. Thread-safe. */
public final class Route {

    private final ApiOperation operation;
    private final String shape;
    private final Parameters parameters;
    private final Expand expand;

    Route(ApiOperation operation) {
        this.operation = operation;
        this.shape = operation.method() + " " + operation.path().replaceAll("\\{[^}]*}", "{}");
        this.parameters = new Parameters(operation);
        this.expand = new Expand(operation);
    }

    /** Returns the described operation. */
    public ApiOperation operation() {
        return operation;
    }

    /** Returns method and path with empty braces for the variables. */
    public String shape() {
        return shape;
    }

    /** Returns whether the operation changes something. */
    public boolean changes() {
        return !operation.method().equals("GET") && !operation.method().equals("HEAD");
    }

    /**
     * Returns the parameters in the types that the description gives them.
     *
     * @param forms whether they came as texts, from a form or query
     * @throws dev.fairlead.sandbox.core.ApiFailure if one is missing, not described or of another type
     */
    public JsonObject check(JsonObject given, boolean forms) {
        return parameters.check(given, forms);
    }

    /**
     * Returns the references to expand.
     *
     * @throws dev.fairlead.sandbox.core.ApiFailure if one names a field that the answer does not have
     */
    public List<String> expansions(JsonObject params) {
        return expand.check(params);
    }
}

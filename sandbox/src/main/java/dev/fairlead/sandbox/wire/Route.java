package dev.fairlead.sandbox.wire;

import dev.fairlead.description.ApiOperation;
import dev.fairlead.json.JsonArray;
import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation, ready to be served. Thread-safe. */
public final class Route {

    private final ApiOperation operation;
    private final PathTemplate template;
    private final String shape;
    private volatile @Nullable Checks checks;

    /** Made on first use: a description may have 20,000 operations of which few are called. */
    private record Checks(Parameters parameters, Expand expand, RequestCheck whole) {}

    Route(ApiOperation operation, PathTemplate template) {
        this.operation = operation;
        this.template = template;
        this.shape = operation.method() + " " + operation.path().replaceAll("\\{[^}]*}", "{}");
    }

    private Checks checks() {
        Checks known = checks;
        if (known == null) {
            known = new Checks(
                    new Parameters(operation), new Expand(operation), new RequestCheck(operation, variables()));
            checks = known;
        }
        return known;
    }

    /** Returns the names of the path's variables, in order. */
    public List<String> variables() {
        return template.variables();
    }

    List<PathTemplate.Condition> conditions() {
        return template.conditions();
    }

    /** Returns whether a request carries what the template says after a question mark or a hash. */
    boolean conditionsHold(Incoming request) {
        return template.conditions().stream().allMatch(condition -> {
            String given = request.queryValue(condition.name());
            given = given == null ? request.header(condition.name()) : given;
            given = given == null ? request.formValue(condition.name()) : given;
            return given != null && (condition.value().isEmpty() || given.equals(condition.value()));
        });
    }

    /** Returns the described operation. */
    public ApiOperation operation() {
        return operation;
    }

    /** Returns method and path with empty braces for the variables. */
    public String shape() {
        return shape;
    }

    /** Returns whether the description says of this operation that nothing has to be proved. */
    public boolean isPublic() {
        JsonArray security = operation.raw().array("security");
        return security != null
                && (security.size() == 0 || security.stream().anyMatch(way -> way.equals(JsonObject.empty())));
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
        return checks().parameters().check(given, forms);
    }

    /**
     * Checks a whole request as the description has it, in the styles of OpenAPI.
     *
     * @return this request's parameters and its body
     * @throws dev.fairlead.sandbox.core.ApiFailure if something is missing, or of another type
     */
    public Said checkWhole(Incoming request, List<String> arguments) {
        RequestCheck.Checked checked = checks().whole().check(request, arguments);
        return new Said(checked.params(), checked.body());
    }

    /**
     * What a request says.
     *
     * @param params the query's parameters and the members of the body
     * @param body the whole body where it is a value; null for none
     */
    public record Said(JsonObject params, @Nullable JsonValue body) {}

    /**
     * Returns the references to expand.
     *
     * @throws dev.fairlead.sandbox.core.ApiFailure if one names a field that the answer does not have
     */
    public List<String> expansions(JsonObject params) {
        return checks().expand().check(params);
    }
}

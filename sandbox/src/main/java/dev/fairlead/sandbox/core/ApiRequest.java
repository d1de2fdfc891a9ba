package dev.fairlead.sandbox.core;

import dev.fairlead.json.JsonObject;
import dev.fairlead.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as an action sees it: routed, authenticated, decoded and checked.
 *
 * @param method for instance {@code POST}
 * @param path for instance {@code /v1/customers/cus_1}
 * @param arguments the values of the path's variables, in order
 * @param params all parameters of query and body, in the types that the description gives them; a parameter that was sent
 *     to clear a value is a JSON null
 * @param id what the provider calls this request, for its support
 * @param idempotencyKey the key that came with it, or null
 * @param version the version of the API that it asked for, or null
 * @param body the whole body where it is a value; null where there is none
 * @param accept the media types that are wanted in return; null for any
 * @param link where a link to a further page leads on; null for none
 * @param now when it came, in seconds since 1970
 */
public record ApiRequest(
        String method,
        String path,
        List<String> arguments,
        JsonObject params,
        String id,
        @Nullable String idempotencyKey,
        @Nullable String version,
        @Nullable JsonValue body,
        @Nullable String accept,
        @Nullable String link,
        long now) {

    /** Copies the list. */
    public ApiRequest {
        arguments = List.copyOf(arguments);
    }

    /**
     * Returns the value of a variable of the path.
     *
     * @param index from 0
     */
    public String argument(int index) {
        return arguments.get(index);
    }

    /** Returns a parameter that must be there. */
    public String requiredString(String name) {
        String value = params.string(name);
        if (value == null || value.isEmpty()) {
            throw missing(name);
        }
        return value;
    }

    /** Returns a parameter that must be there. */
    public long requiredInteger(String name) {
        Long value = params.integer(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    private static ApiFailure missing(String name) {
        return ApiFailure.invalid("Missing required param: " + name + ".")
                .code("parameter_missing")
                .param(name);
    }

    /** Returns this request with other parameters, for an action that is built from another. */
    public ApiRequest with(JsonObject otherParams) {
        return new ApiRequest(
                method, path, arguments, otherParams, id, idempotencyKey, version, body, accept, link, now);
    }
}

package dev.fairlead.sandbox.server;

import dev.fairlead.json.JsonObject;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.ApiRequest;
import dev.fairlead.sandbox.wire.Incoming;
import dev.fairlead.sandbox.wire.Route;
import dev.fairlead.sandbox.wire.Routes;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads requests, as the description has them or as a provider of nested forms. Immutable and thread-safe. */
final class Reading {

    private final Provider provider;

    Reading(Provider provider) {
        this.provider = provider;
    }

    /**
     * Returns what a request carries before anything is checked: equal for requests that are the same.
     *
     * @throws ApiFailure if it is malformed
     */
    JsonObject given(Incoming request) {
        if (provider.nestedForms()) {
            JsonObject given = RequestBody.read(request);
            JsonObject.Builder others = given.toBuilder();
            provider.gate().queryNames().forEach(others::remove);
            return provider.gate().queryNames().isEmpty() ? given : others.build();
        }
        return JsonObject.builder()
                .put("query", request.query())
                .put("type", request.mediaType())
                .put("body", HexFormat.of().formatHex(request.body()))
                .build();
    }

    /**
     * Returns the request as actions see it.
     *
     * @param given as {@link #given} returned it
     * @throws ApiFailure if it is not what is described
     */
    ApiRequest checked(Incoming request, Routes.Match match, JsonObject given, String requestId, @Nullable String key) {
        Route route = match.route();
        try {
            Route.Said said = provider.nestedForms()
                    ? new Route.Said(route.check(given, !RequestBody.isJson(request)), null)
                    : route.checkWhole(request, match.arguments());
            var versioning = provider.profile().versioning();
            return new ApiRequest(
                    request.method(),
                    request.path(),
                    match.arguments(),
                    said.params(),
                    requestId,
                    key,
                    versioning == null ? null : request.header(versioning.header()),
                    said.body(),
                    request.header("accept"),
                    request.queryValue("sandbox_from"),
                    provider.clock().instant().getEpochSecond());
        } catch (ApiFailure failure) {
            throw provider.nestedForms() ? failure : failure.status(declared(route, failure.status()));
        }
    }

    /** Returns the status under which the operation declares that a request is refused. */
    private static int declared(Route route, int status) {
        var responses = route.operation().responses();
        if (responses.containsKey(Integer.toString(status)) || responses.containsKey("4XX")) {
            return status;
        }
        boolean usual = status != 400 && responses.containsKey("400");
        return usual || !responses.containsKey("422") ? 400 : 422;
    }
}

package dev.fairlead.console.internal.api;

import dev.fairlead.json.JsonObject;

/** Answers one kind of request. Implementations are safe for use by any number of threads. */
@FunctionalInterface
interface ApiHandler {

    /**
     * Returns the body of the response.
     *
     * @throws ApiFailure if the request cannot be answered
     */
    JsonObject answer(ApiRequest request);
}

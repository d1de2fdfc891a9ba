package dev.fairlead.sandbox.core;

/** What is done for one operation, and how it is answered. */
@FunctionalInterface
public interface Handler {

    /**
     * Does the work. Handlers that change something run one at a time; others may run beside them.
     *
     * @throws ApiFailure if the provider would answer with an error
     */
    Response answer(ApiRequest request);

    /** Returns a handler that answers 200 with what an action returns. */
    static Handler of(Action action) {
        return request -> Response.of(200, action.perform(request));
    }
}

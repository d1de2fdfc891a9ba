package dev.fairlead.sandbox.core;

import dev.fairlead.json.JsonObject;

/** What is done for one operation. */
@FunctionalInterface
public interface Action {

    /**
     * Does the work. Actions that change something run one at a time; others may run beside them.
     *
     * @return the body of the answer, references not yet expanded
     * @throws ApiFailure if the provider would answer with an error
     */
    JsonObject perform(ApiRequest request);
}

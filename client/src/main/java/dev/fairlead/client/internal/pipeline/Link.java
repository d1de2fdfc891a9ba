package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.HttpRequest;

/** One link of the pipeline: a policy, or the transport at the end. Thread-safe. */
@FunctionalInterface
public interface Link {

    /**
     * Sends a request on, with this link's part done before and after.
     *
     * @param call the call it belongs to; used by one thread at a time
     * @param request the request as far as it is made
     * @throws InterruptedException if the thread was interrupted; whatever was taken has been given back
     */
    Outcome send(Call call, HttpRequest request) throws InterruptedException;
}

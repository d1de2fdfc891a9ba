package dev.fairlead.testing.simulation;

import dev.fairlead.client.http.TransportResult;
import org.jspecify.annotations.Nullable;

/** One attempt at the provider: who waits for it, and what came of it. */
final class Exchange {

    private final Thread caller = Thread.currentThread();
    private final int region;
    private final String key;
    private @Nullable TransportResult result;

    /**
     * Creates an exchange that the calling thread will wait for.
     *
     * @param key the idempotency key; empty for none
     */
    Exchange(int region, String key) {
        this.region = region;
        this.key = key;
    }

    Thread caller() {
        return caller;
    }

    int region() {
        return region;
    }

    String key() {
        return key;
    }

    @Nullable
    TransportResult result() {
        return result;
    }

    void result(TransportResult what) {
        result = what;
    }
}

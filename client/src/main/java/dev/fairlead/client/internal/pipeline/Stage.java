package dev.fairlead.client.internal.pipeline;

import java.util.Locale;

/** The places in the pipeline, outermost first. */
public enum Stage {
    TELEMETRY,
    DECODING,
    CACHE,
    IDEMPOTENCY_KEY,
    DEADLINE,
    RETRY,
    HEDGING,
    CIRCUIT_BREAKER,
    RATE_LIMIT,
    CONCURRENCY_LIMIT,
    INTERCEPTORS,
    AUTH,
    ATTEMPT_TIMEOUT,
    TRANSPORT;

    /** Returns the name in messages, for instance {@code rate limit}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

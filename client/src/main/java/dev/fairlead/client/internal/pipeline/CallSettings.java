package dev.fairlead.client.internal.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the caller asked for; null where the operation's or the client's own setting holds. Made once for one set of options.
 *
 * @param limit for the whole call
 * @param attemptTimeout for each attempt
 * @param maxAttempts total tries including the first
 * @param idempotencyKey the caller's own key
 * @param anonymous whether no credentials go along
 * @param cost units that limits take which count something else than requests
 * @param tenant whose credentials, limits, budget and cache the call uses; empty for the client's own
 */
public record CallSettings(
        @Nullable Duration limit,
        @Nullable Duration attemptTimeout,
        @Nullable Integer maxAttempts,
        @Nullable String idempotencyKey,
        boolean anonymous,
        @Nullable Long cost,
        String tenant) {

    /** Returns these settings for a call without credentials. */
    public CallSettings anonymously() {
        return new CallSettings(limit, attemptTimeout, maxAttempts, idempotencyKey, true, cost, tenant);
    }

    /** Returns the settings of a call that is made beside one of these: for the same tenant, and nothing special. */
    CallSettings aside() {
        return new CallSettings(null, null, null, null, anonymous, null, tenant);
    }
}

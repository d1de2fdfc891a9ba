package dev.fairlead.client.error;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer that reports an error, as the engine read it.
 *
 * @param response the answer
 * @param kind what it means, whatever its status is
 * @param body what its envelope says
 * @param requestId the provider's name for the request; null if it gave none
 * @param retryAfter how long the provider asked to wait; null if it did not
 * @param replayed whether the provider answered from memory for the same idempotency key
 * @param advice what to do about it; empty for nothing
 * @param note what else the message says, for instance why the call was not tried again; empty for nothing
 */
public record ErrorResponse(
        HttpResponse response,
        OutcomeKind kind,
        ErrorBody body,
        @Nullable String requestId,
        @Nullable Duration retryAfter,
        boolean replayed,
        String advice,
        String note) {}

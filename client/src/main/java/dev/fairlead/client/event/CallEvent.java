package dev.fairlead.client.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that the engine did. Minor releases may add events. */
public sealed interface CallEvent {

    /**
     * A call began.
     *
     * @param callId names the call among all of this process
     * @param operationId the operation's id in the description
     * @param method the HTTP method
     * @param pathTemplate the path with its variables in braces
     * @param at when
     */
    record CallStarted(String callId, String operationId, String method, String pathTemplate, Instant at)
            implements CallEvent {}

    /**
     * An attempt goes on the wire: all policies agreed.
     *
     * @param attempt from 1
     * @param endpoint what it asks for, and where
     */
    record AttemptStarted(String callId, String operationId, int attempt, Endpoint endpoint) implements CallEvent {}

    /**
     * One attempt on the wire ended.
     *
     * @param attempt from 1
     * @param endpoint what it asked for, and where
     * @param outcome what it came to
     * @param status the answer's status; 0 without a whole answer
     * @param duration on the wire, from asking for a connection to the last byte; waits for limits excluded
     * @param errorCode the provider's code for the error, or its type where it has no code; null if it gave neither
     * @param requestId the provider's name for the request; null if it gave none
     * @param retryAfter how long the provider asked to wait; null if it did not
     * @param failure what broke the exchange: the name of an exception's class, {@code timeout} or {@code cancelled}; null
     *     if there was an answer
     */
    record AttemptFinished(
            String callId,
            String operationId,
            int attempt,
            Endpoint endpoint,
            OutcomeKind outcome,
            int status,
            Duration duration,
            @Nullable String errorCode,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            @Nullable String failure)
            implements CallEvent {}

    /**
     * Another attempt will follow.
     *
     * @param attempt the number of the attempt that failed, from 1
     * @param delay how long the call waits before the next
     * @param reason why it is tried again, in words
     */
    record RetryScheduled(String callId, String operationId, int attempt, Duration delay, String reason)
            implements CallEvent {}

    /**
     * An attempt was slow, and its request is sent once more beside it.
     *
     * @param attempt the number of the attempt, as the retries count
     * @param after how long it had gone without an answer
     */
    record AttemptHedged(String callId, String operationId, int attempt, Duration after) implements CallEvent {}

    /**
     * An attempt had to wait for the rate limit.
     *
     * @param waited how long
     */
    record RateLimitWaited(String callId, String operationId, Duration waited) implements CallEvent {}

    /**
     * The provider's answers changed how much a limit lets through for a while. Which account, operation or object it was is not
     * said, so that the values are few.
     *
     * @param limit the limit's id
     * @param lasting for how long; zero where that is not known
     */
    record LimitChanged(String limit, Change change, Duration lasting) implements CallEvent {

        /** What changed. Minor releases may add changes. */
        public enum Change {
            /** The provider asked for fewer requests: nobody who shares the limit passes for this time. */
            COOLING,
            /** The provider's headers say that nothing is left of its window, which ends in this time. */
            USED_UP,
            /** Fewer attempts may be under way at once. */
            CONCURRENCY_LOWERED
        }
    }

    /**
     * A token endpoint was asked for a token, or a store had a newer one. Comes on a thread of its own, and belongs to no call.
     *
     * @param scope how the token is had: {@code client_credentials}, {@code authorization_code} or {@code jwt_bearer}
     * @param took how long it took, waits and further tries included
     * @param ok whether there is a new token now
     */
    record TokenRefreshed(String scope, Duration took, boolean ok) implements CallEvent {}

    /**
     * A circuit breaker changed.
     *
     * @param scope what it guards: scheme, host and port
     */
    record BreakerChanged(BreakerState from, BreakerState to, String scope) implements CallEvent {}

    /**
     * The response cache had its say about a call that reads. Comes before {@link CallFinished}.
     *
     * @param result what it did
     * @param age how old the stored answer is; zero where none was used
     */
    record CacheUsed(String callId, String operationId, CacheResult result, Duration age) implements CallEvent {}

    /**
     * A call ended.
     *
     * @param method the HTTP method
     * @param pathTemplate the path with its variables in braces
     * @param outcome what it came to
     * @param status the last answer's status; 0 without a whole answer
     * @param attempts how many attempts were made on the wire; 0 if it was refused before the first
     * @param duration of the whole call, waits included
     * @param errorType the simple name of the exception; null after success
     * @param errorCode the provider's code for the error in its last answer, or its type where it has no code; null if it
     *     gave neither
     * @param requestId the provider's name for the last request that it answered; null if it gave none
     */
    record CallFinished(
            String callId,
            String operationId,
            String method,
            String pathTemplate,
            OutcomeKind outcome,
            int status,
            int attempts,
            Duration duration,
            @Nullable String errorType,
            @Nullable String errorCode,
            @Nullable String requestId)
            implements CallEvent {}
}

package dev.fairlead.client.interceptor;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.HttpResponse;
import java.util.Optional;

/**
 * Your own link in the pipeline: sees each attempt and may change its request.
 *
 * <pre>{@code
 * Interceptor traced = (attempt, next) ->
 *         next.proceed(attempt.request().withHeaders(attempt.request().headers().with("X-Trace", id())));
 * }</pre>
 *
 * <p><b>When</b>: around each attempt, after retries, circuit breaker and limits agreed to it, on the thread of the attempt.
 * <b>Known then</b>: the request but for its credentials, which are added further inside, and afterwards what came of it.
 * <b>If it fails</b>: an exception of its own ends the call as it is; permits and places are given back.
 *
 * <p>Must be thread-safe, and fast: it holds up the call, and its time counts against the deadline.
 */
@FunctionalInterface
public interface Interceptor {

    /**
     * Takes one attempt.
     *
     * @param next the rest of the pipeline; to be asked once
     * @return what {@code next} gave
     * @throws InterruptedException if the thread was interrupted; pass it on
     */
    Result intercept(Attempt attempt, Next next) throws InterruptedException;

    /** One attempt. */
    interface Attempt {

        /** Returns the name of the call among all of this process. */
        String callId();

        /** Returns the operation's id in the description. */
        String operationId();

        /** Returns the path with its variables in braces. */
        String pathTemplate();

        /** Returns for whom the call is; empty for the client's own account. */
        String tenant();

        /** Returns the number of the attempt, from 1. */
        int number();

        /** Returns the request, its credentials not among it. */
        HttpRequest request();
    }

    /** The rest of the pipeline. */
    @FunctionalInterface
    interface Next {

        /**
         * Sends the request on. Blocks until the attempt is over.
         *
         * @throws InterruptedException if the thread was interrupted; the exchange was cut off
         */
        Result proceed(HttpRequest request) throws InterruptedException;
    }

    /** What came of an attempt. Made by the client only. */
    interface Result {

        /** Returns what it came to. */
        OutcomeKind kind();

        /** Returns what is known about side effects. */
        Delivery delivery();

        /** Returns the provider's answer; empty where there was none. */
        Optional<HttpResponse> response();

        /** Returns what broke the exchange; empty where nothing did. */
        Optional<Exception> cause();
    }
}

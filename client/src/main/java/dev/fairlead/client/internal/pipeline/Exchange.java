package dev.fairlead.client.internal.pipeline;

import dev.fairlead.client.http.HttpRequest;
import java.time.Duration;

/**
 * One request on its way through the pipeline. Immutable; each attempt starts from the call's own.
 *
 * @param call the call it belongs to
 * @param request the request as far as it is made
 * @param deadline when the whole call has to be over
 * @param attempt the number of the attempt, from 1
 * @param timeout for everything that the transport does
 */
public record Exchange(Call call, HttpRequest request, Deadline deadline, int attempt, Duration timeout) {

    private static final Duration UNBOUNDED = Duration.ofDays(36_500);

    /** Returns the exchange with which a call begins. */
    public static Exchange first(Call call, HttpRequest request) {
        return new Exchange(call, request, new Deadline(Long.MAX_VALUE / 2, UNBOUNDED), 1, UNBOUNDED);
    }

    /** Returns this exchange with another request. */
    public Exchange with(HttpRequest other) {
        return new Exchange(call, other, deadline, attempt, timeout);
    }

    /** Returns this exchange with the same call, for another thread. */
    public Exchange with(Call other) {
        return new Exchange(other, request, deadline, attempt, timeout);
    }

    /** Returns this exchange with a deadline. */
    public Exchange with(Deadline other) {
        return new Exchange(call, request, other, attempt, timeout);
    }

    /** Returns this exchange as the attempt of a number. */
    public Exchange asAttempt(int number) {
        return new Exchange(call, request, deadline, number, timeout);
    }

    /** Returns this exchange with a time for the transport. */
    public Exchange within(Duration other) {
        return new Exchange(call, request, deadline, attempt, other);
    }
}

package dev.fairlead.webhooks.store;

import java.time.Instant;

/** How a lease ends. */
public sealed interface Completion {

    /** The handler ended well. */
    record Done() implements Completion {}

    /** There is no handler for the event's type. */
    record Filtered() implements Completion {}

    /**
     * The handler failed and is to be tried again.
     *
     * @param at not before then
     * @param error what went wrong, one line
     */
    record Retry(Instant at, String error) implements Completion {}

    /**
     * The handler failed for the last time.
     *
     * @param error what went wrong, one line
     */
    record Dead(String error) implements Completion {}

    /**
     * The handler was stopped by us; the attempt does not count.
     *
     * @param at when the event may be leased again
     */
    record Released(Instant at) implements Completion {}
}

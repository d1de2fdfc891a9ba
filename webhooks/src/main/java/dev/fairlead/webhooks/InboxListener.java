package dev.fairlead.webhooks;

import dev.fairlead.webhooks.store.Acceptance;
import dev.fairlead.webhooks.store.ReceivedEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * Hears what happens to events, for measurements.
 *
 * <p><b>When.</b> After the thing is durable, on the thread that did it.
 *
 * <p><b>Known then.</b> A listener must be quick and must not block; it is called by many threads at once.
 *
 * <p><b>If it fails.</b> What it throws is logged and changes nothing.
 */
public interface InboxListener {

    /** Returns a listener that does nothing. */
    static InboxListener none() {
        return new InboxListener() {};
    }

    /** A new event was stored. */
    default void received(ReceivedEvent event) {}

    /** An event came again. */
    default void duplicate(ReceivedEvent event, Acceptance acceptance) {}

    /** A handler ended well, after so long. */
    default void handled(Event event, Duration duration) {}

    /** A handler failed, after so long, and will be tried again. */
    default void failed(Event event, Duration duration, String error, Instant retryAt) {}

    /** A handler failed for the last time. */
    default void dead(Event event, Duration duration, String error) {}

    /** There is no handler for an event. */
    default void unhandled(Event event) {}
}

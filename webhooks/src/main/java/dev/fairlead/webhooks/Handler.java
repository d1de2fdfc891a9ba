package dev.fairlead.webhooks;

/**
 * Handles the object that an event is about.
 *
 * <p>The same contract as {@link EventHandler}.
 *
 * @param <T> what the object is decoded to
 */
@FunctionalInterface
public interface Handler<T> {

    /**
     * Handles an event.
     *
     * @param payload the object that the event is about, decoded
     * @param event the event around it
     * @throws Exception if it could not be handled now; it will be tried again
     */
    void handle(T payload, Event event) throws Exception;
}

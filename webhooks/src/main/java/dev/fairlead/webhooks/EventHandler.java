package dev.fairlead.webhooks;

/**
 * Handles an event.
 *
 * <p><b>When.</b> After the event is durable and the provider was answered, on a virtual thread of its own; as many at once as
 * {@link InboxOptions#concurrency()} allows. Events come about in the order of their receipt, without any promise: they may
 * overtake each other here as they may on their way.
 *
 * <p><b>Known then.</b> Each event is handled <em>at least once</em>: if the process dies after the handler's work and before
 * the inbox has written that down, the handler is called again. Where the work must not be done twice, keep {@link Event#id()}
 * beside its result and look there first, or pass it on as an idempotency key.
 *
 * <p><b>If it fails.</b> Whatever is thrown, no other event suffers. The event is tried again after a growing wait, and after
 * {@link InboxOptions#attempts()} attempts becomes a dead letter, which is kept and can be replayed. When the inbox is closed
 * the handler is interrupted after a while; then the attempt does not count.
 */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles an event.
     *
     * @throws Exception if it could not be handled now; it will be tried again
     */
    void handle(Event event) throws Exception;
}

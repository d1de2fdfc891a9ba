package dev.fairlead.webhooks;

import dev.fairlead.webhooks.store.Completion;
import dev.fairlead.webhooks.store.InboxException;
import dev.fairlead.webhooks.store.InboxStore;
import dev.fairlead.webhooks.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the handler of one event and writes down how it ended. */
final class Handling {

    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
    private static final int MAX_ERROR_LENGTH = 500;

    private final InboxStore store;
    private final Handlers handlers;
    private final InboxOptions options;
    private final BooleanSupplier stopping;

    /**
     * Creates it.
     *
     * @param stopping whether handlers are being interrupted by us
     */
    Handling(InboxStore store, Handlers handlers, InboxOptions options, BooleanSupplier stopping) {
        this.store = store;
        this.handlers = handlers;
        this.options = options;
        this.stopping = stopping;
    }

    void handle(Lease lease) {
        Event event = new Event(lease);
        EventHandler handler = handlers.of(event.type());
        if (handler == null) {
            complete(event, new Completion.Filtered(), Duration.ZERO);
            return;
        }
        if (lease.attempt() > options.attempts()) { // earlier ones ended with the process or with their lease
            complete(
                    event,
                    new Completion.Dead("the handler never ended in " + options.attempts() + " attempts"),
                    Duration.ZERO);
            return;
        }
        long startNanos = System.nanoTime();
        Throwable failure = call(handler, event);
        complete(event, completion(lease, failure), Duration.ofNanos(System.nanoTime() - startNanos));
    }

    /** Catches everything: a handler that ends with an error of the machine must not take the inbox with it. */
    private @Nullable Throwable call(EventHandler handler, Event event) {
        try {
            handler.handle(event);
            return null;
        } catch (Throwable failure) {
            LOG.atWarn()
                    .addKeyValue("event", event)
                    .addKeyValue("attempt", event.attempt())
                    .addKeyValue("error", failure.getClass().getName())
                    .log("a handler failed");
            return failure;
        } finally {
            Thread.interrupted(); // what follows is ours and must be written down
        }
    }

    private Completion completion(Lease lease, @Nullable Throwable failure) {
        Instant now = options.clock().instant();
        if (failure == null) {
            return new Completion.Done();
        }
        if (stopping.getAsBoolean()) {
            return new Completion.Released(now);
        }
        String error = describe(failure);
        return lease.attempt() >= options.attempts()
                ? new Completion.Dead(error)
                : new Completion.Retry(now.plus(Backoff.delay(options, lease.attempt())), error);
    }

    /** Class and message in one line; the message is the user's own, so it is cut but not changed. */
    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        String line = failure.getClass().getName()
                + (message == null ? "" : ": " + message.replaceAll("\\s+", " ").strip());
        return line.length() <= MAX_ERROR_LENGTH ? line : line.substring(0, MAX_ERROR_LENGTH - 1) + "…";
    }

    private void complete(Event event, Completion completion, Duration duration) {
        try {
            if (store.complete(event.lease(), completion, options.clock().instant())) {
                listen(listener -> tell(listener, event, completion, duration));
            } else {
                LOG.atWarn()
                        .addKeyValue("event", event)
                        .log("a handler ended after its lease; its result does not count");
            }
        } catch (InboxException failure) {
            LOG.atError()
                    .setCause(failure)
                    .addKeyValue("event", event)
                    .log("the end of a handler could not be written down; it will be called again");
        }
    }

    private static void tell(InboxListener listener, Event event, Completion completion, Duration duration) {
        switch (completion) {
            case Completion.Done done -> listener.handled(event, duration);
            case Completion.Filtered filtered -> listener.unhandled(event);
            case Completion.Retry retry -> listener.failed(event, duration, retry.error(), retry.at());
            case Completion.Dead dead -> listener.dead(event, duration, dead.error());
            case Completion.Released released -> {}
        }
    }

    void listen(Consumer<InboxListener> call) {
        try {
            call.accept(options.listener());
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("an inbox listener failed");
        }
    }
}

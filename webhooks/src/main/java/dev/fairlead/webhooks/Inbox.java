package dev.fairlead.webhooks;

import dev.fairlead.json.JsonObject;
import dev.fairlead.webhooks.internal.sqlite.SqliteInboxStore;
import dev.fairlead.webhooks.store.Acceptance;
import dev.fairlead.webhooks.store.EventFilter;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.EventSummary;
import dev.fairlead.webhooks.store.InboxCounts;
import dev.fairlead.webhooks.store.InboxException;
import dev.fairlead.webhooks.store.InboxStore;
import dev.fairlead.webhooks.store.ReceivedEvent;
import dev.fairlead.webhooks.store.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Keeps the events that providers send, and hands each to its handler until that ends well.
 *
 * <pre>{@code
 * try (Inbox inbox = Inbox.open(Path.of("inbox.db"))) {
 *     inbox.on("payment_intent.succeeded", PaymentIntent::of, (payment, event) -> orders.markPaid(payment));
 *     inbox.start();
 *     ReceiverServer server = ReceiverServer.start(Receiver.of(inbox, Source.of("stripe", profile, secret)), 8080);
 *     …
 * }
 * }</pre>
 *
 * <p>Each event is handled at least once; see {@link EventHandler} for what that asks of a handler. Safe for use by any number
 * of threads.
 */
public final class Inbox implements AutoCloseable {

    private enum Phase {
        OPEN,
        STARTED,
        CLOSED
    }

    private final InboxStore store;
    private final InboxOptions options;
    private final Handlers handlers = new Handlers();
    private final Dispatcher dispatcher;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);

    private Inbox(InboxStore store, InboxOptions options) {
        this.store = store;
        this.options = options;
        this.dispatcher = new Dispatcher(store, handlers, options);
    }

    /**
     * Opens the inbox in a SQLite file with the default options.
     *
     * @param file made new where there is none; its folder must be there. Two files are kept beside it while it is open
     *     ({@code -wal}, {@code -shm}) and one for good ({@code .lock}). Not on a network file system
     * @throws InboxException if the file cannot be used or another process uses it, saying which
     */
    public static Inbox open(Path file) {
        return open(file, InboxOptions.defaults());
    }

    /**
     * Opens the inbox in a SQLite file.
     *
     * @param file as in {@link #open(Path)}
     * @throws InboxException if the file cannot be used or another process uses it, saying which
     */
    public static Inbox open(Path file, InboxOptions options) {
        return over(
                SqliteInboxStore.open(
                        file, options.acceptTimeout(), options.clock().instant()),
                options);
    }

    /** Opens the inbox over a store, which is closed with it. */
    public static Inbox over(InboxStore store, InboxOptions options) {
        return new Inbox(store, options);
    }

    /**
     * Sets the handler for a type of event.
     *
     * @param type the provider's type, for instance {@code payment_intent.succeeded}
     * @param decode makes what the handler takes from the object that the event is about; where it throws, the event has
     *     failed as if the handler had
     * @return this inbox
     * @throws IllegalStateException if there is a handler for the type already, or the inbox was started
     */
    public <T> Inbox on(String type, Function<? super JsonObject, ? extends T> decode, Handler<? super T> handler) {
        return on(type, event -> handler.handle(decode.apply(event.object()), event));
    }

    /**
     * Sets the handler for a type of event, which takes the event as it is.
     *
     * @return this inbox
     * @throws IllegalStateException if there is a handler for the type already, or the inbox was started
     */
    public Inbox on(String type, EventHandler handler) {
        requireNotStarted();
        handlers.add(type, handler);
        return this;
    }

    /**
     * Sets the handler for the types that have none of their own. Without it such events are kept as {@link
     * EventState#FILTERED}.
     *
     * @return this inbox
     * @throws IllegalStateException if there is such a handler already, or the inbox was started
     */
    public Inbox onAny(EventHandler handler) {
        requireNotStarted();
        handlers.addOther(handler);
        return this;
    }

    private void requireNotStarted() {
        if (phase.get() != Phase.OPEN) {
            throw new IllegalStateException(
                    "set handlers before the inbox is started: events without one are passed over");
        }
    }

    /**
     * Starts to hand events to their handlers, those first that an earlier process has left. None of its threads keeps the
     * process alive.
     *
     * @return this inbox
     * @throws IllegalStateException if it was started or closed before
     */
    public Inbox start() {
        if (!phase.compareAndSet(Phase.OPEN, Phase.STARTED)) {
            throw new IllegalStateException("the inbox was started or closed before");
        }
        dispatcher.start();
        return this;
    }

    /**
     * Hands the events that are due now to their handlers, one after another on the caller's thread: for tests and batch jobs,
     * instead of {@link #start()}.
     *
     * @return how many events were handed over
     * @throws IllegalStateException if the inbox was started
     */
    public int handleDue() {
        requireNotStarted();
        return dispatcher.handleDue();
    }

    /**
     * Stores an event; it is durable when this returns. Blocks no longer than {@link InboxOptions#acceptTimeout()}.
     *
     * @throws InboxException if it could not be stored in time; handing it over again does no harm
     */
    public Acceptance accept(ReceivedEvent event) {
        Acceptance acceptance = store.accept(event);
        if (acceptance.kind() != Acceptance.Kind.DUPLICATE) {
            dispatcher.wake();
        }
        dispatcher.listen(listener -> {
            if (acceptance.isRepetition()) {
                listener.duplicate(event, acceptance);
            } else {
                listener.received(event);
            }
        });
        return acceptance;
    }

    /** Returns how many events there are. */
    public InboxCounts counts() {
        return store.counts();
    }

    /**
     * Returns events, latest received first.
     *
     * @param limit at most so many, at least 1
     */
    public List<EventSummary> list(EventFilter filter, int limit) {
        return store.list(filter, limit);
    }

    /**
     * Returns all about one event.
     *
     * @param source the name of the source it came from
     * @param id the provider's id of the event
     */
    public Optional<StoredEvent> get(String source, String id) {
        return store.find(source, id);
    }

    /**
     * Hands a finished event, or one that waits for a retry, to its handler again, with all its attempts before it.
     *
     * @return false if there is no such event, or its handler runs or is about to
     */
    public boolean replay(String source, String id) {
        boolean replayed = store.replay(source, id, options.clock().instant());
        dispatcher.wake();
        return replayed;
    }

    /**
     * Replays all events in a finished state: the dead letters after their handler was repaired, or the filtered ones after
     * one was added.
     *
     * @return how many
     * @throws IllegalArgumentException if the state is not a finished one
     */
    public int replayAll(EventState state) {
        int replayed = store.replayAll(state, options.clock().instant());
        dispatcher.wake();
        return replayed;
    }

    /**
     * Deletes done and filtered events that were finished longer ago than an age; dead letters stay. A deleted event is no
     * longer recognised when it comes again, so keep events for longer than the provider repeats them.
     *
     * @return how many
     */
    public int purge(Duration age) {
        return store.purge(options.clock().instant().minus(age));
    }

    /**
     * Starts no more handlers, waits {@link InboxOptions#closeTimeout()} for those that run, then interrupts them, and closes
     * the store. Events that were not handled are handled when the inbox is opened and started again. An interrupt cuts the
     * wait short.
     */
    @Override
    public void close() {
        if (phase.getAndSet(Phase.CLOSED) != Phase.CLOSED) {
            dispatcher.close();
            store.close();
        }
    }
}

package dev.fairlead.webhooks.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The durable store behind an inbox.
 *
 * <p><b>When.</b> {@link #accept} is called by each request that delivers a webhook; {@link #lease}, {@link #renew} and
 * {@link #complete} by the inbox as it hands events to handlers; the rest by people who look.
 *
 * <p><b>Known then.</b> Every method may be called by any number of threads at once, blocks until its work is durable, and
 * takes the time from its caller.
 *
 * <p><b>If it fails.</b> Every method throws {@link InboxException}; then its work may or may not be durable, and doing it
 * again does no harm. On interrupt a method throws the same exception with the thread's flag set again.
 */
public interface InboxStore extends AutoCloseable {

    /** Stores an event, or counts it as a repetition; it is durable when this returns. */
    Acceptance accept(ReceivedEvent event);

    /**
     * Gives leases of events that are due, those due longest first.
     *
     * @param max how many at most
     * @param now events due by then, and those whose lease ran out by then
     * @param until when the new leases run out
     */
    List<Lease> lease(int max, Instant now, Instant until);

    /** Makes leases run out later; those whose fence is lost are left alone. */
    void renew(List<Lease> leases, Instant until);

    /**
     * Ends a lease.
     *
     * @param now when the attempt ended
     * @return false if the fence is lost: then nothing was changed
     */
    boolean complete(Lease lease, Completion completion, Instant now);

    /** Returns when the next event is due or the next lease runs out; empty if nothing is waiting. */
    Optional<Instant> nextDue();

    /** Returns all about one event. */
    Optional<StoredEvent> find(String source, String id);

    /** Returns events, latest received first. */
    List<EventSummary> list(EventFilter filter, int limit);

    /** Returns how many events there are. */
    InboxCounts counts();

    /**
     * Hands a finished event, or one that waits for a retry, to its handler again with all its attempts before it.
     *
     * @return false if there is no such event, or its handler runs or is about to
     */
    boolean replay(String source, String id, Instant now);

    /** Replays all events in a finished state, and returns how many. */
    int replayAll(EventState state, Instant now);

    /** Deletes done and filtered events that were finished before an instant, and returns how many. */
    int purge(Instant finishedBefore);

    /** Closes the store; what was durable stays so. Calling it again does nothing. */
    @Override
    void close();
}

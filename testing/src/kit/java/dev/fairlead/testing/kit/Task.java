package dev.fairlead.testing.kit;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Work on a virtual thread of its own that lives in {@link VirtualTime}: it runs when it is its turn, and nobody else runs then.
 * To be asked by whoever has the turn: a task, or the test between runs.
 *
 * @param <T> what the work returns
 */
public final class Task<T extends @Nullable Object> {

    private final Scheduler scheduler;
    private final Callable<T> work;
    private final Party party;
    private final boolean reported;
    private boolean done;
    private @Nullable T result;
    private @Nullable Throwable failure;

    /**
     * Creates a task that has not begun.
     *
     * @param reported whether a failure ends the run
     */
    Task(Scheduler scheduler, String name, Callable<T> work, boolean reported) {
        this.scheduler = scheduler;
        this.work = work;
        this.reported = reported;
        this.party = new Party(Thread.ofVirtual().name(name).unstarted(this::live), false);
    }

    private void live() {
        boolean unused = party.awaitTurn(0); // its first turn started it
        try {
            result = work.call();
        } catch (Throwable thrown) { // whatever it is, it belongs to whoever asks for the result
            failure = thrown;
        }
        done = true;
        scheduler.ended(this);
    }

    Party party() {
        return party;
    }

    /** Returns the failure that ends the run; null for none. */
    @Nullable Throwable reportedFailure() {
        return reported ? failure : null;
    }

    /** Returns the name. */
    public String name() {
        return party.thread().getName();
    }

    /** Returns the thread it runs on. */
    public Thread thread() {
        return party.thread();
    }

    /** Returns whether the work has ended, with a result or a failure. */
    public boolean isDone() {
        return done;
    }

    /** Returns what the work threw; null if it threw nothing or still runs. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /**
     * Returns what the work returned.
     *
     * @throws IllegalStateException if the work has not ended, or failed: what it threw is the cause
     */
    @SuppressWarnings("NullAway") // null only where T allows it
    public T result() {
        if (!done) {
            throw new IllegalStateException(name() + " has not ended");
        }
        if (failure != null) {
            throw new IllegalStateException(name() + " failed: " + failure, failure);
        }
        return result;
    }

    /**
     * Interrupts the work: the wait that it is in, or else its next one, ends with an {@link InterruptedException} at this very
     * instant. Does nothing to a task that is done.
     */
    public void interrupt() {
        if (!done) {
            scheduler.interrupt(party);
        }
    }

    @Override
    public String toString() {
        return name() + (done ? failure == null ? " (done)" : " (failed: " + failure + ")" : "");
    }
}

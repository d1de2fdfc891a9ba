package dev.fairlead.testing.kit;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that takes part in virtual time: a task's, or the test's own while it waits. It runs only when it has the turn.
 *
 * <p>Who has the turn alone reads and writes these fields; handing the turn over is a volatile write and read, which makes all of
 * it visible to the next. Only an interrupt may come from anywhere at any time.
 */
final class Party implements Happening {

    /** What it does while it has not the turn. */
    enum Wait {
        NONE,
        /** Only its time or an interrupt ends it. */
        SLEEP,
        /** An unpark ends it too. */
        PARK
    }

    private final Thread thread;
    private volatile boolean turn;
    private volatile boolean interruptPending;
    private boolean started;
    private boolean permit;
    private Wait waiting = Wait.NONE;
    private EventQueue.@Nullable Event wake;

    /**
     * Creates a party.
     *
     * @param started whether its thread runs already; otherwise its first turn starts it
     */
    Party(Thread thread, boolean started) {
        this.thread = thread;
        this.started = started;
    }

    Thread thread() {
        return thread;
    }

    /** Lets it go on. The caller touches nothing of virtual time from here on. */
    void giveTurn() {
        turn = true;
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
    }

    /** Takes the turn if it is there; otherwise waits, really, for it, for an interrupt or for so long (0: without end). */
    boolean awaitTurn(long nanos) {
        if (!turn) {
            if (nanos == 0) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, nanos);
            }
        }
        boolean had = turn;
        if (had) {
            turn = false;
        }
        return had;
    }

    /** Turns an interrupt of the thread into one of the party; returns whether there was one. */
    boolean noticeInterrupt() {
        if (!thread.isInterrupted()) {
            return false;
        }
        interruptPending = true; // before the flag goes, so that whoever looks sees one or the other
        return Thread.interrupted();
    }

    void interrupt() {
        interruptPending = true;
    }

    boolean isInterrupted() {
        return interruptPending || thread.isInterrupted();
    }

    /** Returns whether it was interrupted, and forgets it. To be asked by the thread itself. */
    boolean takeInterrupt() {
        boolean unused = noticeInterrupt();
        boolean was = interruptPending;
        interruptPending = false;
        return was;
    }

    void givePermit() {
        permit = true;
    }

    boolean takePermit() {
        boolean was = permit;
        permit = false;
        return was;
    }

    Wait waiting() {
        return waiting;
    }

    void waiting(Wait how) {
        waiting = how;
    }

    /** Returns the event at which it goes on; null while it runs, or where only others can wake it. */
    EventQueue.@Nullable Event wake() {
        return wake;
    }

    void wake(EventQueue.@Nullable Event event) {
        wake = event;
    }
}

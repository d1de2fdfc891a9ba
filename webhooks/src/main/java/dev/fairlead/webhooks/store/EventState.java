package dev.fairlead.webhooks.store;

/** How far an event is. */
public enum EventState {
    /** Stored, and waiting for its handler. */
    RECEIVED(false),
    /** Its handler runs. */
    RUNNING(false),
    /** Its handler failed, and will be tried again. */
    RETRY(false),
    /** Its handler ended well. */
    DONE(true),
    /** Its handler failed for the last time: a dead letter, which waits for a person or for a replay. */
    DEAD(true),
    /** Nobody handles its type. */
    FILTERED(true);

    private final boolean finished;

    EventState(boolean finished) {
        this.finished = finished;
    }

    /** Returns whether nothing more happens to the event by itself. */
    public boolean isFinished() {
        return finished;
    }
}

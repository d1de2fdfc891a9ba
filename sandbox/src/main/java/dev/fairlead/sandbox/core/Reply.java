package dev.fairlead.sandbox.core;

/** An answer as it goes over the wire: a status and the bytes of a JSON body. Immutable by agreement: nobody writes into the body. */
public final class Reply {

    private final int status;
    private final byte[] body;
    private final boolean replayed;

    /** Creates an answer. */
    public Reply(int status, byte[] body) {
        this(status, body, false);
    }

    private Reply(int status, byte[] body, boolean replayed) {
        this.status = status;
        this.body = body;
        this.replayed = replayed;
    }

    /** Returns this answer, marked as one from memory. */
    public Reply asReplay() {
        return new Reply(status, body, true);
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the bytes themselves, not a copy. */
    public byte[] body() {
        return body;
    }

    /** Returns whether this is the answer to an earlier request with the same idempotency key. */
    public boolean isReplay() {
        return replayed;
    }
}

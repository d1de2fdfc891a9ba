package dev.fairlead.webhooks.store;

/**
 * What became of an event that was handed to the store. In every case it is durable now, and the sender may be told so.
 *
 * @param kind whether it was new
 * @param conflicting whether it is a repetition whose body differs from the one that is stored; the stored one stays
 */
public record Acceptance(Kind kind, boolean conflicting) {

    /** Whether an event was new. */
    public enum Kind {
        /** It was new. */
        STORED,
        /** It was there already; it is counted. */
        DUPLICATE,
        /** It was there already, as a dead letter, and goes to its handler again. */
        REQUEUED
    }

    /** Returns whether the event was there already. */
    public boolean isRepetition() {
        return kind != Kind.STORED;
    }
}

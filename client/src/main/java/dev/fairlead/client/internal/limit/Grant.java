package dev.fairlead.client.internal.limit;

/** A limiter's answer to a caller who was ready to wait. */
sealed interface Grant {

    /**
     * The permits.
     *
     * @param atNanos when they were given
     */
    record Permit(long atNanos) implements Grant {}

    /**
     * No permits: they would have come too late.
     *
     * @param waitNanos how long it would have taken
     */
    record Refused(long waitNanos) implements Grant {}

    /** The limiter was forgotten in the meantime, and another one has its key. */
    record Retired() implements Grant {}
}

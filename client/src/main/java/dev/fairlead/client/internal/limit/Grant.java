package dev.fairlead.client.internal.limit;

/** A limiter's answer. */
sealed interface Grant {

    /**
     * A permit.
     *
     * @param atNanos when it was given
     */
    record Permit(long atNanos) implements Grant {}

    /**
     * No permit: it would have come too late.
     *
     * @param waitNanos how long it would have taken
     */
    record Refused(long waitNanos) implements Grant {}
}

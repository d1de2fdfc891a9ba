package dev.fairlead.redis.internal;

import java.util.List;

/**
 * What a member says to the book: all that it holds from now on, what it gives back, and what it would like to have. It is the
 * whole truth and no difference to an earlier one, so that nothing goes wrong for good when a statement or its answer is lost.
 *
 * @param member who speaks: one source of one process
 * @param sequence grows with each statement of the member; the book ignores one that comes after a later one
 * @param leaseNanos how long the member may hold its tokens without another statement
 * @param offset where in a round of turns the member stands, from 0 to 999,999
 * @param coolingNanos for how long nobody may take; 0 for no cool-down
 * @param quotaLeft what the provider said to be left of its own window; -1 where it said nothing
 * @param quotaEndsNanos how long the provider's window still lasts
 * @param leaves whether the member gives up the key
 * @param parts one for each window
 */
public record Statement(
        String member,
        long sequence,
        long leaseNanos,
        int offset,
        long coolingNanos,
        long quotaLeft,
        long quotaEndsNanos,
        boolean leaves,
        List<Part> parts) {

    /**
     * One window.
     *
     * @param permits tokens that the fleet has
     * @param cycleNanos how long a token rests after it was used
     * @param want how many the member would like to hold
     * @param need how many the next call takes at once; fewer are of no use
     * @param keep how many it holds, those given back taken off
     * @param spent whether tokens that it does not hold may rest, because it has used some lately or has heard so
     * @param given what it gives back
     */
    public record Part(
            long permits, long cycleNanos, long want, long need, long keep, boolean spent, List<Run> given) {}
}

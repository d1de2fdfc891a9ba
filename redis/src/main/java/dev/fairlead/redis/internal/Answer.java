package dev.fairlead.redis.internal;

import java.util.List;

/**
 * What the book answers.
 *
 * @param members that have a lease, this one included
 * @param coolingNanos for how long nobody may take
 * @param quotaLeft what the provider said to be left of its own window; -1 where nobody knows
 * @param quotaEndsNanos how long the provider's window still lasts
 * @param parts one for each window
 */
public record Answer(long members, long coolingNanos, long quotaLeft, long quotaEndsNanos, List<Part> parts) {

    /**
     * One window.
     *
     * @param kept how many of the kept tokens the book acknowledges
     * @param target how many the member should hold
     * @param wants how many tokens the fleet would like to hold; those are scarce if there are fewer
     * @param nextFreeNanos when the next token comes free that nobody holds; -1 where all are held
     * @param spent whether tokens rest, or others hold some
     * @param granted tokens that the member holds from now on too
     */
    public record Part(long kept, long target, long wants, long nextFreeNanos, boolean spent, List<Run> granted) {}
}

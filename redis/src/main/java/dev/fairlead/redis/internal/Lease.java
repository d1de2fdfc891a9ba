package dev.fairlead.redis.internal;

import java.time.Duration;

/**
 * The times of a lease.
 *
 * @param lease how long a member may hold its tokens without hearing from the book
 * @param heartbeat the longest pause between two statements of a member
 * @param assumed how many processes a process assumes that has never heard from the book
 */
public record Lease(Duration lease, Duration heartbeat, int assumed) {

    private static final int DRIFT = 1000;

    /** Returns how long the member itself relies on its lease: a thousandth less, for clocks of different speed. */
    long safeNanos() {
        return lease.toNanos() - lease.toNanos() / DRIFT;
    }
}

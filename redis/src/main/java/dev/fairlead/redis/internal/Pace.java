package dev.fairlead.redis.internal;

import dev.fairlead.client.limit.LimitWindow;

/**
 * Spreads the tokens of a process over the period, so that a burst stays a burst: the generic cell rate algorithm (ITU-T I.371
 * annex A) with the process's part of the limit and of its burst. It is no bound of its own, the tokens are that; so it forgives a caller
 * that wakes up a little late. Not thread-safe.
 */
final class Pace {

    private static final long LATE = 10_000_000L;
    private static final int LATE_SHARE = 20;

    private final double cycle;
    private final double permits;
    private final double burst;
    private final long late;
    private double part = 1;
    private long next;

    Pace(LimitWindow window, long cycle) {
        this.cycle = cycle;
        this.permits = window.permits();
        this.burst = window.burst();
        this.late = Math.min(LATE, cycle / LATE_SHARE);
    }

    /** Sets which part of the limit this process may use, above 0 and at most 1. */
    void setPart(double newPart) {
        part = newPart;
    }

    long waitNanos(long now, long tokens) {
        return next - now - late + (long) ((tokens - burst()) * interval());
    }

    void take(long now, long tokens) {
        next = Math.max(next, now) + (long) (tokens * interval());
    }

    /** Lets one token pass at an instant, and the others after it. */
    void emptyUntil(long instant) {
        next = Math.max(next, instant + late + (long) ((burst() - 1) * interval()));
    }

    private double burst() {
        return Math.max(1, Math.floor(burst * part));
    }

    private double interval() {
        return cycle * (permits - burst) / permits / (permits * part);
    }
}

package dev.fairlead.client.internal.limit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The permits of one attempt: of each limit that holds for it, the narrow ones first, so that nobody holds an account's permits
 * while waiting for an object's. Used by the thread of the call only.
 */
final class Permits {

    private final KeyedLimit[] limits;
    private final RateLimiter[] limiters;
    private final long[] units;
    private final long takenAt;
    private long @Nullable [] takenLater;
    private int taken;

    /**
     * Creates the permits of an attempt.
     *
     * @param limiters given away where they may be replaced
     * @param takenAt the clock when the first ones were taken, or are about to be
     * @param taken how many are taken already
     */
    Permits(KeyedLimit[] limits, RateLimiter[] limiters, long[] units, long takenAt, int taken) {
        this.limits = limits;
        this.limiters = limiters;
        this.units = units;
        this.takenAt = takenAt;
        this.taken = taken;
    }

    /** Takes what is there at once. */
    void takeAtOnce() {
        taken = takeAtOnce(limiters, units, takenAt);
    }

    /** Takes permits as long as they are there at once, and returns of how many limiters. */
    static int takeAtOnce(RateLimiter[] limiters, long[] units, long now) {
        int taken = 0;
        while (taken < limiters.length && limiters[taken].tryTake(now, units[taken])) {
            taken++;
        }
        return taken;
    }

    int size() {
        return limiters.length;
    }

    /** Returns how many are taken; the next one to be had is the one of this number. */
    int taken() {
        return taken;
    }

    KeyedLimit limit(int number) {
        return limits[number];
    }

    RateLimiter limiter(int number) {
        return limiters[number];
    }

    long units(int number) {
        return units[number];
    }

    /** Takes another limiter in the place of one that was forgotten. */
    void replaceNext(RateLimiter other) {
        limiters[taken] = other;
    }

    /** Notes that the next one was taken, after a wait. */
    void tookNext(long atNanos) {
        if (takenLater == null) {
            takenLater = new long[limiters.length];
            Arrays.fill(takenLater, takenAt);
        }
        takenLater[taken++] = atNanos;
    }

    long takenAt(int number) {
        return takenLater == null ? takenAt : takenLater[number];
    }

    /** Gives back what was taken: nothing was sent. */
    void giveBack() {
        for (int i = 0; i < taken; i++) {
            limiters[i].giveBack(takenAt(i), units[i]);
        }
    }

    /** Says that the attempt is over. */
    void finished() {
        for (int i = 0; i < taken; i++) {
            limiters[i].finished(units[i]);
        }
    }
}

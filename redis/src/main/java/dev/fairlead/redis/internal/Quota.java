package dev.fairlead.redis.internal;

/**
 * What the provider said about its own window, and this process's part of it. Within one window the number only goes down,
 * because answers overtake each other. Not thread-safe.
 */
final class Quota {

    private boolean known;
    private long left;
    private long spent;
    private long ends;

    /** Hears a number, unless a lower one holds. */
    void hear(long now, long remaining, long resetIn) {
        if (!holds(now) || remaining <= left - spent) {
            known = true;
            left = Math.max(0, remaining);
            spent = 0;
            ends = now + resetIn;
        }
    }

    void took(long permits) {
        spent += permits;
    }

    void giveBack(long permits) {
        spent = Math.max(0, spent - permits);
    }

    boolean holds(long now) {
        known = known && ends > now;
        return known;
    }

    long left(long now) {
        return holds(now) ? left : -1;
    }

    long endsInNanos(long now) {
        return Math.max(0, ends - now);
    }

    /** Returns how many this process may still take, if so large a part of what is left is its own. */
    long mine(double part) {
        return (long) Math.ceil(left * part) - spent;
    }
}

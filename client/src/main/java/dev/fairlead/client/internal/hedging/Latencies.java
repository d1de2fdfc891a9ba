package dev.fairlead.client.internal.hedging;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long the last 100 attempts of one operation took. What that says about slow ones is worked out by every tenth attempt that
 * ends, so that one that begins only reads it. Thread-safe, without locks; a reader may miss the newest.
 */
final class Latencies {

    private static final int KEPT = 100;
    private static final int ENOUGH = 20;
    private static final int STEP = 10;
    private static final int SLOW_PERCENT = 95;

    private final AtomicLongArray ring = new AtomicLongArray(KEPT);
    private final AtomicInteger count = new AtomicInteger();
    private volatile long slow;

    void add(long nanos) {
        int place = count.getAndUpdate(before -> before + 1 == 2 * KEPT ? KEPT : before + 1);
        ring.set(place % KEPT, nanos);
        if ((place + 1) % STEP == 0 && place + 1 >= ENOUGH) {
            slow = slow(Math.min(place + 1, KEPT));
        }
    }

    private long slow(int known) {
        long[] sorted = new long[known];
        Arrays.setAll(sorted, ring::get);
        Arrays.sort(sorted);
        return Math.max(1, sorted[(known * SLOW_PERCENT + 99) / 100 - 1]);
    }

    /** Returns the time within which 95 of 100 were answered, or another value where too few were. */
    long slowNanos(long otherwise) {
        long known = slow;
        return known == 0 ? otherwise : known;
    }
}

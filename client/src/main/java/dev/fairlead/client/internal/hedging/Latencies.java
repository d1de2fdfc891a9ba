package dev.fairlead.client.internal.hedging;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long the last 100 attempts of one operation took. Thread-safe, without locks; a reader may miss the newest. */
final class Latencies {

    private static final int KEPT = 100;
    private static final int ENOUGH = 20;
    private static final int SLOW_PERCENT = 95;

    private final AtomicLongArray ring = new AtomicLongArray(KEPT);
    private final AtomicInteger count = new AtomicInteger();

    void add(long nanos) {
        int place = count.getAndUpdate(before -> before + 1 == 2 * KEPT ? KEPT : before + 1);
        ring.set(place % KEPT, nanos);
    }

    /** Returns the time within which 95 of 100 were answered, or another value where too few were. */
    long slowNanos(long otherwise) {
        int known = Math.min(count.get(), KEPT);
        if (known < ENOUGH) {
            return otherwise;
        }
        long[] sorted = new long[known];
        Arrays.setAll(sorted, ring::get);
        Arrays.sort(sorted);
        return Math.max(1, sorted[(known * SLOW_PERCENT + 99) / 100 - 1]);
    }
}

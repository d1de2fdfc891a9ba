package dev.fairlead.client.limit;

/**
 * How many units were taken, and when the last ones were: exact to a few milliseconds, and where it is not, it tells fewer. Keeps
 * instants only from when somebody first asks for them. Not thread-safe.
 */
final class TakeLog {

    private static final int LENGTH = 1 << 9;
    private static final long GRAIN = 4_000_000L;

    private long[] instants = {};
    private long[] before = {};
    private long entries;
    private long sum;

    void add(long now, long units) {
        if (instants.length > 0 && (entries == 0 || now - instants[place(entries - 1)] >= GRAIN)) {
            int place = place(entries++);
            instants[place] = now;
            before[place] = sum;
        }
        sum += units;
    }

    /** Returns how many units were taken in sum. */
    long sum() {
        return sum;
    }

    /**
     * Returns how many units were taken before an instant.
     *
     * @param unknown what to return if that is longer ago than the log reaches
     */
    long sumBefore(long instant, long unknown) {
        if (instants.length == 0) {
            instants = new long[LENGTH];
            before = new long[LENGTH];
        }
        long low = Math.max(0, entries - LENGTH);
        long high = entries;
        if (low == high || instants[place(low)] - instant > 0) {
            return unknown;
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (instants[place(middle)] - instant <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return before[place(low)];
    }

    private static int place(long number) {
        return (int) (number & (LENGTH - 1));
    }
}

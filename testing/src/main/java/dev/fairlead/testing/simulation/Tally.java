package dev.fairlead.testing.simulation;

import java.util.Arrays;

/** Counts a run, second by second of the calls' beginnings. */
final class Tally {

    private final long[] offered;
    private final long[] attempts;
    private final long[] useful;
    private final long[] sentIn;
    private long[] durations = new long[1 << 12];
    private int ended;
    private long openings;

    Tally(int seconds) {
        this.offered = new long[seconds];
        this.attempts = new long[seconds];
        this.useful = new long[seconds];
        this.sentIn = new long[seconds];
    }

    void began(int second) {
        offered[second]++;
    }

    /**
     * Counts an attempt.
     *
     * @param callSecond when its call began
     * @param second when it was sent
     */
    void attempted(int callSecond, int second) {
        attempts[callSecond]++;
        if (second < sentIn.length) { // what calls do after the last arrival is in no second of the plots
            sentIn[second]++;
        }
    }

    /**
     * Counts the end of a call.
     *
     * @param wasUseful whether there was an answer while the caller still waited
     */
    void ended(int callSecond, long nanos, boolean wasUseful) {
        if (ended == durations.length) {
            durations = Arrays.copyOf(durations, ended * 2);
        }
        durations[ended++] = nanos;
        if (wasUseful) {
            useful[callSecond]++;
        }
    }

    void opened() {
        openings++;
    }

    long openings() {
        return openings;
    }

    long[] offered() {
        return offered;
    }

    long[] attempts() {
        return attempts;
    }

    long[] useful() {
        return useful;
    }

    /** Returns how many attempts were sent in each second. */
    long[] sentIn() {
        return sentIn;
    }

    int ended() {
        return ended;
    }

    /** Returns the duration that this share of the calls did not exceed. */
    long quantile(double share) {
        if (ended == 0) {
            return 0;
        }
        Arrays.sort(durations, 0, ended);
        return durations[Math.min(ended - 1, (int) Math.ceil(share * ended) - 1)];
    }

    static long sum(long[] counts, int from, int to) {
        long sum = 0;
        for (int i = Math.max(0, from); i < Math.min(counts.length, to); i++) {
            sum += counts[i];
        }
        return sum;
    }
}

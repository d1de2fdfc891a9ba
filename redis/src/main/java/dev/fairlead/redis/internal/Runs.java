package dev.fairlead.redis.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tokens by the instant at which they come free, the earliest first. Not thread-safe. */
final class Runs {

    private static final int FEW = 16;

    private long[] instants = new long[FEW];
    private long[] counts = new long[FEW];
    private int first;
    private int end;
    private long total;

    long total() {
        return total;
    }

    void add(long instant, long tokens) {
        if (tokens <= 0) {
            return;
        }
        total += tokens;
        int place = end;
        while (place > first && instants[place - 1] > instant) {
            place--;
        }
        if (place > first && instants[place - 1] == instant) {
            counts[place - 1] += tokens;
            return;
        }
        int fromEnd = end - place;
        makeRoom();
        place = end - fromEnd;
        System.arraycopy(instants, place, instants, place + 1, fromEnd);
        System.arraycopy(counts, place, counts, place + 1, fromEnd);
        instants[place] = instant;
        counts[place] = tokens;
        end++;
    }

    /** Takes out all that are free by an instant. */
    long takeDue(long now) {
        long due = 0;
        while (first < end && instants[first] <= now) {
            due += counts[first++];
        }
        total -= due;
        return due;
    }

    /** Takes out up to so many that come free at exactly an instant. */
    long takeExactly(long instant, long tokens) {
        int place = Arrays.binarySearch(instants, first, end, instant);
        return place < 0 ? 0 : takeAt(place, tokens);
    }

    /** Takes out up to so many of the latest, but none that come free before an instant. */
    List<Run> takeLatest(long tokens, long earliest, long now) {
        List<Run> taken = new ArrayList<>();
        long left = tokens;
        while (left > 0 && first < end && instants[end - 1] >= earliest) {
            long instant = instants[end - 1];
            long part = takeAt(end - 1, left);
            taken.add(new Run(instant - now, part));
            left -= part;
        }
        return taken;
    }

    /** Returns when so many are free, counted from the earliest; the number is from 1 to the total. */
    long freeAt(long number) {
        long counted = 0;
        int place = first;
        while (counted + counts[place] < number) {
            counted += counts[place++];
        }
        return instants[place];
    }

    private long takeAt(int place, long tokens) {
        long taken = Math.min(tokens, counts[place]);
        counts[place] -= taken;
        total -= taken;
        if (counts[place] == 0) {
            System.arraycopy(instants, place + 1, instants, place, end - place - 1);
            System.arraycopy(counts, place + 1, counts, place, end - place - 1);
            end--;
        }
        return taken;
    }

    private void makeRoom() {
        if (end < instants.length) {
            return;
        }
        int size = end - first;
        int room = size > instants.length / 2 ? instants.length * 2 : instants.length;
        long[] roomyInstants = new long[room];
        long[] roomyCounts = new long[room];
        System.arraycopy(instants, first, roomyInstants, 0, size);
        System.arraycopy(counts, first, roomyCounts, 0, size);
        instants = roomyInstants;
        counts = roomyCounts;
        first = 0;
        end = size;
    }
}

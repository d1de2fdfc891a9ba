package dev.fairlead.redis.internal;

import dev.fairlead.client.limit.LimitWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of one window that this process holds. A token that was used rests for a cycle: the period, and a little more for
 * what the network squeezes together and for clocks that run at different speeds. As long as every token keeps its rest, no
 * stretch of a period sees more uses than there are tokens. Instants are nanoseconds since the ledger was made. Not thread-safe.
 */
final class Share {

    private static final int SMALLEST_MARGIN = 200;
    private static final int LARGEST_MARGIN = 20;
    private static final int PARTS = 1000;
    private static final double SMALLEST_PART = 1e-6;

    private final LimitWindow window;
    private final long cycle;
    private final long part;
    private final Pace pace;
    private final Runs resting = new Runs();
    private long free;
    private long debt;
    private long stretch = 1;

    Share(LimitWindow window) {
        this.window = window;
        this.cycle = cycleNanos(window);
        this.part = Math.max(1, cycle / PARTS);
        this.pace = new Pace(window, cycle);
    }

    /** Returns the period and its margin: one interval between two permits, but from a 200th to a 20th of the period. */
    static long cycleNanos(LimitWindow window) {
        long period = window.period().toNanos();
        long margin = Math.clamp(period / window.permits(), period / SMALLEST_MARGIN, period / LARGEST_MARGIN);
        return period + margin;
    }

    LimitWindow window() {
        return window;
    }

    long cycle() {
        return cycle;
    }

    long held() {
        return free + resting.total();
    }

    long free(long now) {
        refresh(now);
        return free;
    }

    long waitNanos(long now, long permits) {
        return Math.max(tokenWaitNanos(now, permits), pace.waitNanos(now, permits));
    }

    /** Returns how long until so many tokens that are held come free one after another; -1 where none is held. */
    long tokenWaitNanos(long now, long permits) {
        refresh(now);
        if (free >= permits) {
            return 0;
        }
        long held = held();
        if (held == 0) {
            return -1;
        }
        long rounds = (permits - 1) / held;
        long last = permits - rounds * held;
        long first = last <= free ? now : resting.freeAt(last - free);
        return Math.max(1, first - now + rounds * cycle * stretch);
    }

    /** Takes tokens; those that are missing are a debt, which the next ones that come free pay. */
    void take(long now, long permits) {
        refresh(now);
        pace.take(now, permits);
        long paid = Math.min(permits, free);
        debt += permits - paid;
        rest(now, paid);
    }

    void giveBack(long takenAt, long permits) {
        free += resting.takeExactly(restsUntil(takenAt), permits);
    }

    void emptyUntil(long instant) {
        pace.emptyUntil(instant);
    }

    void add(long instant, long tokens) {
        resting.add(instant, tokens);
    }

    /** Gives tokens up: resting ones that come free after an instant, all of them. */
    List<Run> giveResting(long now, long after) {
        refresh(now);
        return resting.takeLatest(Long.MAX_VALUE, after, now);
    }

    /** Gives so many tokens up: free ones first, then those that rest longest. */
    List<Run> give(long now, long tokens) {
        refresh(now);
        long fromFree = Math.min(tokens, free);
        free -= fromFree;
        List<Run> given = new ArrayList<>(resting.takeLatest(tokens - fromFree, Long.MIN_VALUE, now));
        if (fromFree > 0) {
            given.add(new Run(0, fromFree));
        }
        return given;
    }

    /** Begins to live on tokens that no book knows of. */
    void standAlone(long now, long tokens, long longer) {
        stretch = longer;
        pace.setPart(Math.min(1, (double) tokens / window.permits()));
        give(now, Math.max(0, held() - tokens));
    }

    void growTo(long now, long tokens) {
        resting.add(now, tokens - held());
    }

    /** Lives on the book's tokens again, as such a part of the fleet. */
    void standTogether(double weight) {
        stretch = 1;
        pace.setPart(Math.clamp(Math.max(weight, (double) held() / window.permits()), SMALLEST_PART, 1));
    }

    private void refresh(long now) {
        free += resting.takeDue(now);
        if (debt > 0 && free > 0) {
            long paid = Math.min(debt, free);
            debt -= paid;
            rest(now, paid);
        }
    }

    private void rest(long now, long tokens) {
        free -= tokens;
        resting.add(restsUntil(now), tokens);
    }

    private long restsUntil(long usedAt) {
        return Math.ceilDiv(usedAt + cycle * stretch, part) * part;
    }
}

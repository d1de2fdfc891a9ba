package dev.fairlead.telemetry.log;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Lets so many lines through in each period and counts the others. Thread-safe, without a lock. */
final class LineLimit {

    /**
     * One period.
     *
     * @param begin in nanoseconds of the clock
     * @param asked how many lines were asked for since
     */
    private record Period(long begin, long asked) {}

    private final long most;
    private final long nanos;
    private final AtomicReference<Period> current;

    LineLimit(long most, Duration period, long now) {
        this.most = most;
        this.nanos = period.toNanos();
        this.current = new AtomicReference<>(new Period(now, 0));
    }

    /** Returns whether one more line may be written. */
    boolean passes(long now) {
        Period before = current.getAndUpdate(period -> now - period.begin() >= nanos && suppressed(period) == 0
                ? new Period(now, 1)
                : new Period(period.begin(), period.asked() + 1));
        return before.asked() < most || (now - before.begin() >= nanos && suppressed(before) == 0);
    }

    /** Returns how many lines were suppressed in a period that is over, once; 0 while it runs or if that was told. */
    long settle(long now) {
        Period period = current.get();
        boolean isUntold = suppressed(period) > 0 && now - period.begin() >= nanos;
        return isUntold && current.compareAndSet(period, new Period(now, 0)) ? suppressed(period) : 0;
    }

    private long suppressed(Period period) {
        return Math.max(0, period.asked() - most);
    }
}

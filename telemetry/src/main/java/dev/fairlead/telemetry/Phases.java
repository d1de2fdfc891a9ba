package dev.fairlead.telemetry;

import dev.fairlead.client.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.WriterReaderPhaser;
import org.jspecify.annotations.Nullable;

/**
 * The phases of a recording. Writers enter and leave a phaser, which costs them one atomic step each way; whoever starts a
 * phase waits until the writers of the previous one have left, so its report is complete. The lock guards the list of
 * ended phases; no callback runs under it.
 */
final class Phases {

    static final int MOST = 100;

    /** A phase that runs. */
    private record Running(String name, Instant from, Span span) {}

    private final TimeSource time;
    private final BreakerChanges breakerChanges;
    private final ReentrantLock lock = new ReentrantLock();
    private final WriterReaderPhaser phaser = new WriterReaderPhaser();
    private final List<PhaseReport> ended = new ArrayList<>();
    private volatile @Nullable Running running;

    Phases(TimeSource time, BreakerChanges breakerChanges) {
        this.time = time;
        this.breakerChanges = breakerChanges;
    }

    long enter() {
        return phaser.writerCriticalSectionEnter();
    }

    void leave(long entered) {
        phaser.writerCriticalSectionExit(entered);
    }

    /** Returns what to write to between {@link #enter} and {@link #leave}; null if no phase runs. */
    @Nullable
    Span span() {
        Running current = running;
        return current == null ? null : current.span();
    }

    void start(String name) {
        change(new Running(name, time.now(), new Span()));
    }

    void end() {
        change(null);
    }

    private void change(@Nullable Running next) {
        lock.lock();
        phaser.readerLock();
        try {
            if (next != null && ended.size() >= MOST) {
                throw new IllegalStateException("a recording has at most " + MOST + " phases");
            }
            Running previous = running;
            running = next;
            phaser.flipPhase();
            if (previous != null) {
                ended.add(report(previous, next == null ? time.now() : next.from(), false));
            }
        } finally {
            phaser.readerUnlock();
            lock.unlock();
        }
    }

    List<PhaseReport> read() {
        lock.lock();
        try {
            List<PhaseReport> reports = new ArrayList<>(ended);
            Running current = running;
            if (current != null) {
                reports.add(report(current, time.now(), true));
            }
            return reports;
        } finally {
            lock.unlock();
        }
    }

    private PhaseReport report(Running phase, Instant to, boolean stillRunning) {
        return new PhaseReport(
                phase.name(),
                phase.from(),
                to,
                stillRunning,
                phase.span().all.read(),
                phase.span().operations(),
                breakerChanges.between(phase.from(), stillRunning ? Instant.MAX : to));
    }
}

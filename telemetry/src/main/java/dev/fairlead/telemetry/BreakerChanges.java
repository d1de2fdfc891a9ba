package dev.fairlead.telemetry;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The newest changes of circuit breakers. The lock guards the queue; changes are rare. */
final class BreakerChanges {

    static final int KEPT = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<BreakerChange> changes = new ArrayDeque<>();

    void add(BreakerChange change) {
        lock.lock();
        try {
            if (changes.size() == KEPT) {
                changes.removeFirst();
            }
            changes.addLast(change);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the changes in {@code [from, to)}, oldest first. */
    List<BreakerChange> between(Instant from, Instant to) {
        lock.lock();
        try {
            return changes.stream()
                    .filter(change -> !change.at().isBefore(from) && change.at().isBefore(to))
                    .toList();
        } finally {
            lock.unlock();
        }
    }
}

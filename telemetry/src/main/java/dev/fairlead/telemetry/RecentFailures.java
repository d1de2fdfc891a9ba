package dev.fairlead.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The newest failures, in a ring. The lock guards the ring and its position; it is held for a few array steps, and only
 * failures take it: successful calls never do.
 */
final class RecentFailures {

    static final int KEPT = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable CallFailure[] ring = new @Nullable CallFailure[KEPT];
    private int next;

    void add(CallFailure failure) {
        lock.lock();
        try {
            ring[next] = failure;
            next = (next + 1) % KEPT;
        } finally {
            lock.unlock();
        }
    }

    /** Changes the newest failure of a call; returns false if it is not (or no longer) known. */
    boolean change(String callId, UnaryOperator<CallFailure> change) {
        lock.lock();
        try {
            for (int back = 1; back <= KEPT; back++) {
                int index = Math.floorMod(next - back, KEPT);
                CallFailure failure = ring[index];
                if (failure == null) {
                    return false;
                }
                if (failure.callId().equals(callId)) {
                    ring[index] = change.apply(failure);
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the failures, newest first. */
    List<CallFailure> read() {
        lock.lock();
        try {
            List<CallFailure> failures = new ArrayList<>();
            for (int back = 1; back <= KEPT; back++) {
                CallFailure failure = ring[Math.floorMod(next - back, KEPT)];
                if (failure != null) {
                    failures.add(failure);
                }
            }
            return failures;
        } finally {
            lock.unlock();
        }
    }
}

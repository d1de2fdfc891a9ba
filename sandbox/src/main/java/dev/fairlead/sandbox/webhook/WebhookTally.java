package dev.fairlead.sandbox.webhook;

import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The numbers behind {@link WebhookStats}, and a way to wait until nothing is pending. */
final class WebhookTally {

    final LongAdder sent = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder attempts = new LongAdder();
    final LongAdder failedAttempts = new LongAdder();
    final LongAdder givenUp = new LongAdder();
    final LongAdder duplicated = new LongAdder();
    final LongAdder reordered = new LongAdder();

    /** Guards {@code pending}; no I/O and no callbacks while held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private long pending;

    void pending(int difference) {
        lock.lock();
        try {
            pending += difference;
            if (pending == 0) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean awaitIdle(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (pending > 0) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    WebhookStats stats() {
        lock.lock();
        try {
            return new WebhookStats(
                    sent.sum(),
                    delivered.sum(),
                    attempts.sum(),
                    failedAttempts.sum(),
                    givenUp.sum(),
                    duplicated.sum(),
                    reordered.sum(),
                    pending);
        } finally {
            lock.unlock();
        }
    }
}

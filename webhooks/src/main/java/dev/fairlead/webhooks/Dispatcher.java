package dev.fairlead.webhooks;

import dev.fairlead.webhooks.store.InboxException;
import dev.fairlead.webhooks.store.InboxStore;
import dev.fairlead.webhooks.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes leases of events that are due, as many as there is room for, and starts a virtual thread for each.
 *
 * <p>The lock guards the running handlers and the wish to look again; nothing blocks and nobody is called back while it is
 * held.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

    private final InboxStore store;
    private final InboxOptions options;
    private final Handling handling;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final IdentityHashMap<Lease, Thread> running = new IdentityHashMap<>();
    private boolean lookAgain;
    private boolean closing;
    private volatile boolean interrupting;
    private @Nullable Thread thread;
    private Instant renewAt = Instant.EPOCH;

    Dispatcher(InboxStore store, Handlers handlers, InboxOptions options) {
        this.store = store;
        this.options = options;
        this.handling = new Handling(store, handlers, options, () -> interrupting);
    }

    void start() {
        thread = Thread.ofVirtual().name("fairlead-inbox-dispatcher").start(this::loop);
    }

    /** Makes the dispatcher look for due events now. */
    void wake() {
        lock.lock();
        try {
            lookAgain = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Handles what is due now on the caller's thread, and returns how many events that were. */
    int handleDue() {
        for (int handled = 0; ; handled++) {
            Instant now = options.clock().instant();
            List<Lease> leases = store.lease(1, now, now.plus(options.leaseTime()));
            if (leases.isEmpty()) {
                return handled;
            }
            handling.handle(leases.getFirst());
        }
    }

    void listen(Consumer<InboxListener> call) {
        handling.listen(call);
    }

    private void loop() {
        while (true) {
            int room = awaitRoom();
            if (room == 0) {
                return;
            }
            Duration wait;
            try {
                renew();
                wait = startDue(room) == room ? Duration.ZERO : untilNextDue();
            } catch (InboxException failure) {
                LOG.atWarn().setCause(failure).log("the inbox cannot be read; trying again");
                wait = AFTER_TROUBLE;
            }
            pause(wait);
        }
    }

    /** Waits until a handler may start, and returns how many may; 0 when the dispatcher is to end. */
    private int awaitRoom() {
        lock.lock();
        try {
            while (!closing
                    && running.size() >= options.concurrency()
                    && untilRenewal().isPositive()) {
                changed.awaitNanos(untilRenewal().toNanos());
            }
            lookAgain = false;
            return closing ? 0 : Math.max(1, options.concurrency() - running.size());
        } catch (InterruptedException toEnd) {
            return 0;
        } finally {
            lock.unlock();
        }
    }

    private Duration untilRenewal() {
        return Duration.between(options.clock().instant(), renewAt);
    }

    private int startDue(int room) {
        lock.lock();
        try {
            if (running.size() >= options.concurrency()) {
                return 0; // we are only here to renew leases
            }
        } finally {
            lock.unlock();
        }
        Instant now = options.clock().instant();
        List<Lease> leases = store.lease(room, now, now.plus(options.leaseTime()));
        lock.lock();
        try {
            for (Lease lease : leases) {
                // The new thread cannot leave the map before it is in it: it needs the lock for that.
                running.put(lease, Thread.ofVirtual().name("fairlead-handler").start(() -> run(lease)));
            }
        } finally {
            lock.unlock();
        }
        return leases.size();
    }

    private void run(Lease lease) {
        try {
            handling.handle(lease);
        } finally {
            lock.lock();
            try {
                running.remove(lease);
                lookAgain = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void renew() {
        Instant now = options.clock().instant();
        if (now.isBefore(renewAt)) {
            return;
        }
        renewAt = now.plus(options.leaseTime().dividedBy(3));
        List<Lease> leases;
        lock.lock();
        try {
            leases = List.copyOf(running.keySet());
        } finally {
            lock.unlock();
        }
        if (!leases.isEmpty()) {
            store.renew(leases, now.plus(options.leaseTime()));
        }
    }

    private Duration untilNextDue() {
        Instant now = options.clock().instant();
        Instant due = store.nextDue().orElse(now.plus(LONGEST_WAIT));
        Duration wait = Duration.between(now, due.isBefore(renewAt) ? due : renewAt);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Waits for a while, or until there is a reason to look again. */
    private void pause(Duration wait) {
        long left = wait.toNanos();
        lock.lock();
        try {
            while (!lookAgain && !closing && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException toEnd) {
            closing = true;
        } finally {
            lock.unlock();
        }
    }

    /** Starts no more handlers, waits for those that run, and interrupts them when the wait is over. */
    void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = joinLoop();
        interrupted |= awaitHandlers(options.closeTimeout());
        interruptHandlers();
        interrupted |= awaitHandlers(AFTER_INTERRUPT);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean joinLoop() {
        Thread loop = thread;
        boolean interrupted = false;
        while (loop != null && loop.isAlive()) {
            try {
                loop.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    /** Returns whether the wait was cut short by an interrupt. */
    private boolean awaitHandlers(Duration limit) {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (!running.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return false;
        } catch (InterruptedException inAHurry) {
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void interruptHandlers() {
        interrupting = true;
        lock.lock();
        try {
            running.values().forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }
}

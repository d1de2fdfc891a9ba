package dev.fairlead.redis.internal;

import dev.fairlead.client.limit.LimitWindow;
import dev.fairlead.client.limit.PermitSource;
import dev.fairlead.client.time.TimeSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The permits of one key, from a ledger that a courier keeps in step with the book: a virtual thread that begins with the first
 * demand, leaves when there was none for half a minute and its tokens have rested, and is the only one that does I/O. Thread-safe.
 *
 * <p>Lock: {@code lock} guards the ledger; taken by callers inside of their limiter's lock, and by the courier. No I/O, no
 * listeners and no waiting while it is held.
 */
public final class FleetSource implements PermitSource {

    private static final int OFFSETS = 1_000_000;

    private final Book book;
    private final String key;
    private final List<LimitWindow> windows;
    private final Lease lease;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Consumer<FleetSource> whenClosed;
    private Ledger ledger;
    private @Nullable Thread courier;
    private long courierWakesAt;
    private boolean closed;
    private volatile Runnable wake = () -> {};

    /**
     * Creates a source without tokens.
     *
     * @param whenClosed told once, without locks
     */
    public FleetSource(
            Book book,
            String key,
            List<LimitWindow> windows,
            Lease lease,
            TimeSource time,
            Consumer<FleetSource> whenClosed) {
        this.whenClosed = whenClosed;
        this.book = book;
        this.key = key;
        this.windows = List.copyOf(windows);
        this.lease = lease;
        this.time = time;
        this.ledger = newLedger();
    }

    private Ledger newLedger() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Ledger(
                HexFormat.of().toHexDigits(random.nextLong()),
                random.nextInt(OFFSETS),
                windows,
                lease,
                time.nanoTime());
    }

    @Override
    public long waitNanos(long now, long permits) {
        lock.lock();
        try {
            long wait = ledger.waitNanos(now, permits);
            callCourier(now);
            return wait;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean take(long now, long permits) {
        lock.lock();
        try {
            boolean taken = ledger.take(now, permits);
            callCourier(now);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void charge(long now, long permits) {
        lock.lock();
        try {
            ledger.charge(now, permits);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void giveBack(long now, long takenAt, long permits) {
        lock.lock();
        try {
            ledger.giveBack(takenAt, permits);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void coolUntil(long instant) {
        lock.lock();
        try {
            ledger.coolUntil(instant);
            callCourier(time.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long coolingNanos(long now) {
        lock.lock();
        try {
            return ledger.coolingNanos(now);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long available(long now) {
        lock.lock();
        try {
            return ledger.available(now);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sync(long now, long remaining, long resetIn) {
        lock.lock();
        try {
            ledger.sync(now, remaining, resetIn);
            callCourier(now);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onChange(Runnable whenChanged) {
        wake = whenChanged;
    }

    /** Gives the tokens back, in the background. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (courier != null) {
                time.unpark(courier);
            }
        } finally {
            lock.unlock();
        }
        whenClosed.accept(this);
    }

    /** Waits until the tokens are given back, or for no longer than a time. */
    public void awaitGone(long millis) throws InterruptedException {
        Thread last;
        lock.lock();
        try {
            last = courier;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.join(millis);
        }
    }

    /** Returns whether the process lives on its own part of the limit, because the book has not answered for too long. */
    public boolean isCutOff() {
        lock.lock();
        try {
            return ledger.isCutOff(time.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    private void callCourier(long now) {
        if (closed) {
            return;
        }
        long due = now + ledger.contactInNanos(now);
        if (courier == null) {
            courierWakesAt = due;
            courier = Thread.ofVirtual().name("fairlead-fleet-courier").start(this::carry);
        } else if (due - courierWakesAt < 0) {
            courierWakesAt = due;
            time.unpark(courier);
        }
    }

    private void carry() {
        try {
            Errand errand = next();
            while (errand.statement() == null || !errand.statement().leaves()) {
                if (errand.statement() == null) {
                    time.park(errand.pauseNanos());
                } else {
                    deliver(errand.statement());
                }
                errand = next();
            }
            book.exchange(key, errand.statement());
        } catch (InterruptedException nobodyElseDoes) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the courier does next: a statement, or a pause. */
    private record Errand(@Nullable Statement statement, long pauseNanos) {}

    private Errand next() {
        lock.lock();
        try {
            long now = time.nanoTime();
            if (closed || ledger.isGone(now)) {
                Statement farewell = ledger.state(now, true);
                ledger = newLedger();
                courier = closed ? courier : null;
                return new Errand(farewell, 0);
            }
            long pause = ledger.contactInNanos(now);
            courierWakesAt = now + pause;
            return pause > 0 ? new Errand(null, pause) : new Errand(ledger.state(now, false), 0);
        } finally {
            lock.unlock();
        }
    }

    private void deliver(Statement statement) {
        long asked = time.nanoTime();
        Optional<Answer> answer = book.exchange(key, statement);
        boolean changed;
        lock.lock();
        try {
            long now = time.nanoTime();
            if (answer.isPresent()) {
                changed = ledger.apply(answer.get(), statement, asked, now);
            } else {
                ledger.unanswered(now);
                changed = true;
            }
        } finally {
            lock.unlock();
        }
        if (changed) {
            wake.run();
        }
    }
}

package dev.fairlead.sandbox.core;

import dev.fairlead.profile.RateLimit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The provider's rate limit: a bucket that fills steadily. Safe for use by any number of threads. */
public final class TokenBucket {

    private static final int BURST_SHARE = 5;

    private final double perNano;
    private final double burst;
    private final LongSupplier nanoTime;
    /** Guards {@code tokens} and {@code filledAt}; nothing else is done while held. */
    private final ReentrantLock lock = new ReentrantLock();

    private double tokens;
    private long filledAt;

    /**
     * Creates a full bucket.
     *
     * @param perSecond how many requests a second, more than 0
     * @param burst how many at once, at least 1
     * @param nanoTime as {@link System#nanoTime}
     */
    public TokenBucket(double perSecond, double burst, LongSupplier nanoTime) {
        if (!(perSecond > 0 && burst >= 1)) {
            throw new IllegalArgumentException("a rate limit is above 0 a second with a burst of at least 1");
        }
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Creates a full bucket for a window of a published limit; it lets a fifth of the window through at once. */
    public static TokenBucket of(RateLimit.Window window, LongSupplier nanoTime) {
        double perSecond = window.permits() * 1e9 / window.period().toNanos();
        return new TokenBucket(perSecond, Math.max(1, window.permits() / BURST_SHARE), nanoTime);
    }

    /** Takes a token if there is one. */
    public boolean tryTake() {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
            filledAt = now;
            if (tokens < 1) {
                return false;
            }
            tokens -= 1;
            return true;
        } finally {
            lock.unlock();
        }
    }
}

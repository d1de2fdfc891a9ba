package dev.fairlead.client.limit;

import java.util.List;

/** The permits of one key in this process: a token bucket for each window, and what the provider said about its own window. */
final class LocalPermits implements PermitSource {

    private final TokenBucket[] buckets;
    private long coolUntil;
    private boolean quotaKnown;
    private long quotaLeft;
    private long quotaEnds;

    LocalPermits(List<LimitWindow> windows, long now) {
        this.buckets =
                windows.stream().map(window -> new TokenBucket(window, now)).toArray(TokenBucket[]::new);
        this.coolUntil = now;
    }

    @Override
    public long waitNanos(long now, long permits) {
        long wait = Math.max(coolUntil - now, 0);
        for (TokenBucket bucket : buckets) {
            wait = Math.max(wait, bucket.waitNanos(now, permits));
        }
        return quotaHolds(now) && quotaLeft < permits ? Math.max(wait, quotaEnds - now) : wait;
    }

    @Override
    public boolean take(long now, long permits) {
        if (waitNanos(now, permits) > 0) {
            return false;
        }
        charge(now, permits);
        return true;
    }

    @Override
    public void charge(long now, long permits) {
        for (TokenBucket bucket : buckets) {
            bucket.take(now, permits);
        }
        if (quotaKnown) {
            quotaLeft -= permits;
        }
    }

    @Override
    public void giveBack(long now, long takenAt, long permits) {
        for (TokenBucket bucket : buckets) {
            bucket.giveBack(now, takenAt, permits);
        }
        if (quotaKnown) {
            quotaLeft += permits;
        }
    }

    @Override
    public void coolUntil(long instant) {
        if (instant - coolUntil > 0) {
            coolUntil = instant;
            for (TokenBucket bucket : buckets) {
                bucket.emptyUntil(instant);
            }
        }
    }

    @Override
    public long coolingNanos(long now) {
        return Math.max(coolUntil - now, 0);
    }

    @Override
    public long available(long now) {
        if (coolUntil - now > 0) {
            return 0;
        }
        long available = quotaHolds(now) ? quotaLeft : Long.MAX_VALUE;
        for (TokenBucket bucket : buckets) {
            available = Math.min(available, bucket.available(now));
        }
        return Math.max(available, 0);
    }

    /** The newest word counts: it may be lower because others use the quota too, or higher because fewer attempts are under way. */
    @Override
    public void sync(long now, long remaining, long resetIn) {
        quotaLeft = remaining;
        quotaEnds = now + resetIn;
        quotaKnown = true;
    }

    private boolean quotaHolds(long now) {
        if (quotaKnown && quotaEnds - now <= 0) {
            quotaKnown = false;
        }
        return quotaKnown;
    }

    @Override
    public void onChange(Runnable wake) {
        // nothing changes here but by calls
    }

    @Override
    public void close() {
        // holds nothing
    }
}

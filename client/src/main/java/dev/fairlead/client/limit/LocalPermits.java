package dev.fairlead.client.limit;

import java.util.List;

/** The permits of one key in this process: a token bucket for each window, and what the provider said about its own window. */
final class LocalPermits implements PermitSource {

    private final TokenBucket[] buckets;
    private final TakeLog log = new TakeLog();
    private long coolUntil;
    private boolean quotaKnown;
    private long quotaEndsAt; // in units taken in sum
    private long quotaEnds;
    private long heardOf;

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
        return quotaHolds(now) && quotaLeft() < permits ? Math.max(wait, quotaEnds - now) : wait;
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
        log.add(now, permits);
    }

    @Override
    public void giveBack(long now, long takenAt, long permits) {
        for (TokenBucket bucket : buckets) {
            bucket.giveBack(now, takenAt, permits);
        }
        quotaEndsAt += permits;
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
        long available = quotaHolds(now) ? quotaLeft() : Long.MAX_VALUE;
        for (TokenBucket bucket : buckets) {
            available = Math.min(available, bucket.available(now));
        }
        return Math.max(available, 0);
    }

    /**
     * The word about the attempt counts that was taken last: answers overtake each other, and the number may be lower because others
     * use the quota too. What was taken after that attempt is taken off, whoever took it: it may not be counted yet.
     */
    @Override
    public long sync(long now, ProviderCount count) {
        if (quotaHolds(now) && count.takenAt() - heardOf < 0) {
            return quotaLeft();
        }
        heardOf = count.takenAt();
        long unknown = log.sum() - count.underWay() - count.units();
        hear(now, log.sumBefore(count.takenAt(), unknown) + count.units() + count.remaining(), count.resetIn());
        return quotaLeft();
    }

    @Override
    public void sync(long now, long remaining, long resetIn) {
        heardOf = now;
        hear(now, log.sum() + remaining, resetIn);
    }

    private void hear(long now, long endsAt, long resetIn) {
        quotaKnown = true;
        quotaEndsAt = endsAt;
        quotaEnds = now + resetIn;
    }

    private long quotaLeft() {
        return quotaEndsAt - log.sum();
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

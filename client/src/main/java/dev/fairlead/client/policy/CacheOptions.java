package dev.fairlead.client.policy;

import java.time.Duration;

/**
 * The response cache: answers to GET are kept in memory, and used again as RFC 9111 (a private cache) and RFC 5861 allow.
 * {@link #off() Off} unless asked for. What may be kept, and for how long, says the provider in {@code Cache-Control}, {@code
 * Expires}, {@code ETag}, {@code Last-Modified} and {@code Vary}; the windows here hold where it says nothing. Immutable.
 *
 * <p>An answer is used only for the tenant and the credential that it was given to, and only for requests that agree in every
 * header that may say on whose behalf they are made.
 */
public final class CacheOptions {

    private static final CacheOptions DEFAULTS =
            new CacheOptions(32L << 20, 1 << 20, 0, Duration.ofHours(24), Duration.ZERO, Duration.ZERO, 16);
    private static final CacheOptions OFF =
            new CacheOptions(0, 1 << 20, 0, Duration.ofHours(24), Duration.ZERO, Duration.ZERO, 16);

    private final long maxBytes;
    private final int maxResponseBytes;
    private final double heuristicShare;
    private final Duration heuristicMax;
    private final Duration staleIfError;
    private final Duration staleWhileRevalidate;
    private final int maxRefreshes;

    private CacheOptions(
            long maxBytes,
            int maxResponseBytes,
            double heuristicShare,
            Duration heuristicMax,
            Duration staleIfError,
            Duration staleWhileRevalidate,
            int maxRefreshes) {
        this.maxBytes = maxBytes;
        this.maxResponseBytes = maxResponseBytes;
        this.heuristicShare = heuristicShare;
        this.heuristicMax = heuristicMax;
        this.staleIfError = staleIfError;
        this.staleWhileRevalidate = staleWhileRevalidate;
        this.maxRefreshes = maxRefreshes;
    }

    /**
     * A cache of at most 32 MiB that keeps answers with a body of up to 1 MiB, guesses no freshness, and uses stale answers
     * only where the provider allows it.
     */
    public static CacheOptions defaults() {
        return DEFAULTS;
    }

    /** No cache. */
    public static CacheOptions off() {
        return OFF;
    }

    /**
     * Sets how much memory the answers may take, with all that is kept beside them.
     *
     * @param bytes at least 1
     */
    public CacheOptions withMaxBytes(long bytes) {
        return new CacheOptions(
                atLeastOne("maxBytes", bytes),
                maxResponseBytes,
                heuristicShare,
                heuristicMax,
                staleIfError,
                staleWhileRevalidate,
                maxRefreshes);
    }

    /**
     * Sets the longest body of an answer that is kept; longer ones pass through.
     *
     * @param bytes at least 1
     */
    public CacheOptions withMaxResponseBytes(int bytes) {
        return new CacheOptions(
                maxBytes,
                (int) atLeastOne("maxResponseBytes", bytes),
                heuristicShare,
                heuristicMax,
                staleIfError,
                staleWhileRevalidate,
                maxRefreshes);
    }

    /**
     * Takes answers without a word about their freshness for fresh, for a share of the time for which they had not changed
     * when they were sent (RFC 9111 §4.2.2). Nobody is, unless this is set.
     *
     * @param share from 0 to 1; 0.1 is usual
     * @param max never longer than this
     */
    public CacheOptions withHeuristicFreshness(double share, Duration max) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share is from 0 to 1, not " + share);
        }
        return new CacheOptions(
                maxBytes,
                maxResponseBytes,
                share,
                notNegative("max", max),
                staleIfError,
                staleWhileRevalidate,
                maxRefreshes);
    }

    /**
     * Sets for how long after its freshness an answer may stand in for an error: no connection, a broken exchange, a timeout,
     * an open breaker, a full limit, 500, 502, 503 or 504. Never where the provider demands to be asked ({@code
     * must-revalidate}, {@code no-cache}); its own {@code stale-if-error} counts first. Zero unless set.
     */
    public CacheOptions withStaleIfError(Duration window) {
        return new CacheOptions(
                maxBytes,
                maxResponseBytes,
                heuristicShare,
                heuristicMax,
                notNegative("staleIfError", window),
                staleWhileRevalidate,
                maxRefreshes);
    }

    /**
     * Sets for how long after its freshness an answer is used at once, while a newer one is fetched on another thread. The
     * provider's own {@code stale-while-revalidate} counts first. Zero unless set.
     */
    public CacheOptions withStaleWhileRevalidate(Duration window) {
        return new CacheOptions(
                maxBytes,
                maxResponseBytes,
                heuristicShare,
                heuristicMax,
                staleIfError,
                notNegative("staleWhileRevalidate", window),
                maxRefreshes);
    }

    /**
     * Sets how many answers may be fetched anew at once while stale ones are used; the others are fetched with a later call.
     *
     * @param refreshes at least 1; 16 unless set
     */
    public CacheOptions withMaxRefreshes(int refreshes) {
        return new CacheOptions(
                maxBytes, maxResponseBytes, heuristicShare, heuristicMax, staleIfError, staleWhileRevalidate, (int)
                        atLeastOne("maxRefreshes", refreshes));
    }

    /** Returns whether there is a cache. */
    public boolean isEnabled() {
        return maxBytes > 0;
    }

    /** Returns how much memory the answers may take, in bytes; 0 for no cache. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Returns the longest body of an answer that is kept, in bytes. */
    public int maxResponseBytes() {
        return maxResponseBytes;
    }

    /** Returns the share of the time without a change for which an answer is taken for fresh, from 0 to 1. */
    public double heuristicShare() {
        return heuristicShare;
    }

    /** Returns for how long at most an answer is taken for fresh without a word about it. */
    public Duration heuristicMax() {
        return heuristicMax;
    }

    /** Returns for how long a stale answer may stand in for an error. */
    public Duration staleIfError() {
        return staleIfError;
    }

    /** Returns for how long a stale answer is used while a newer one is fetched. */
    public Duration staleWhileRevalidate() {
        return staleWhileRevalidate;
    }

    /** Returns how many answers may be fetched anew at once while stale ones are used. */
    public int maxRefreshes() {
        return maxRefreshes;
    }

    private static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is at least 1, not " + value);
        }
        return value;
    }

    private static Duration notNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " is not negative, but " + duration);
        }
        return duration;
    }
}

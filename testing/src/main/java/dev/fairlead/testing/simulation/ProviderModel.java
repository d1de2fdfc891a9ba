package dev.fairlead.testing.simulation;

import java.time.Duration;

/**
 * What a simulated provider is like while nothing is wrong.
 *
 * @param regions how many there are, each with workers and a queue of its own, at least 1
 * @param workers how many requests one region works on at once, at least 1
 * @param queue how many requests may wait in one region; one that finds no place is answered with 503 at once
 * @param work how long a worker takes in the mean, exponentially distributed
 * @param wire how long request and answer are on the way together
 * @param limit requests that all instances may send in each second on the provider's clock; those beyond get 429
 * @param tellsWait whether a 429 says in {@code Retry-After} how long to wait
 * @param tellsLimit whether each answer says in {@code X-RateLimit-…} headers how much of the second's limit is left
 */
public record ProviderModel(
        int regions,
        int workers,
        int queue,
        Duration work,
        Duration wire,
        int limit,
        boolean tellsWait,
        boolean tellsLimit) {

    /** Stands for a queue without an end. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** Returns how many requests all regions can do in a second. */
    public double perSecond() {
        return regions * workers * 1e9 / work.toNanos();
    }
}

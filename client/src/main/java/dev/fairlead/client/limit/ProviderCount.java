package dev.fairlead.client.limit;

/**
 * What an answer said about the provider's own count.
 *
 * @param remaining units that are left of its window, 0 or more
 * @param resetIn nanoseconds until that window ends, positive
 * @param takenAt when the attempt took its units that was answered so, a reading of the limiter's clock: what was taken later may
 *     not be counted yet
 * @param units what that attempt took
 * @param underWay units of attempts of this client that have no answer yet
 */
public record ProviderCount(long remaining, long resetIn, long takenAt, long units, long underWay) {}

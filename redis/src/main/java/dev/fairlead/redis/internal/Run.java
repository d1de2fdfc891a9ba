package dev.fairlead.redis.internal;

/**
 * Tokens that come free together.
 *
 * @param freeInNanos from the moment at which this is said; 0 or less for now
 * @param tokens at least 1
 */
public record Run(long freeInNanos, long tokens) {}

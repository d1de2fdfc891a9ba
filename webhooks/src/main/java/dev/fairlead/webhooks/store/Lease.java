package dev.fairlead.webhooks.store;

import java.time.Instant;

/**
 * The right to handle one event for a while. Another one may be given for the same event after it ran out; then this one's
 * fence is lost, and nothing that is done with it counts.
 *
 * @param sequence the store's own number of the event
 * @param fence grows with every lease of the event
 * @param attempt which attempt at handling this is, from 1; starts again after a replay
 * @param replay how often the event was replayed
 * @param at when the lease was given
 * @param event the event
 */
public record Lease(long sequence, long fence, int attempt, int replay, Instant at, ReceivedEvent event) {}

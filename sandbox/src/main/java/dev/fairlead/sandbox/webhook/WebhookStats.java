package dev.fairlead.sandbox.webhook;

/**
 * What became of the webhooks since the sandbox was started.
 *
 * @param sent webhooks to be delivered: events times targets that want them, duplicates not counted
 * @param delivered those (duplicates included) that were answered with a status from 200 to 299
 * @param attempts requests made
 * @param failedAttempts requests that failed or were answered with another status
 * @param givenUp webhooks that will not be tried again
 * @param duplicated webhooks sent twice on purpose
 * @param reordered webhooks held back on purpose
 * @param pending webhooks (duplicates included) that are waiting or on their way
 */
public record WebhookStats(
        long sent,
        long delivered,
        long attempts,
        long failedAttempts,
        long givenUp,
        long duplicated,
        long reordered,
        long pending) {}

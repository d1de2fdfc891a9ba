package dev.fairlead.sandbox.webhook;

import dev.fairlead.json.JsonObject;

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
        long pending) {

    /** Returns the numbers by their names here. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sent", sent)
                .put("delivered", delivered)
                .put("attempts", attempts)
                .put("failedAttempts", failedAttempts)
                .put("givenUp", givenUp)
                .put("duplicated", duplicated)
                .put("reordered", reordered)
                .put("pending", pending)
                .build();
    }
}

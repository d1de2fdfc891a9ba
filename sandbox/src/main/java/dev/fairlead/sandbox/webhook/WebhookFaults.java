package dev.fairlead.sandbox.webhook;

/**
 * How webhooks misbehave.
 *
 * @param duplicates the share of webhooks that are sent twice, from 0 to 1
 * @param reordered the share that is held back for up to half a second, so that later ones overtake it, from 0 to 1
 * @param seed what the choice is made from, together with the number of the webhook
 */
public record WebhookFaults(double duplicates, double reordered, long seed) {

    /** No misbehaviour. */
    public static final WebhookFaults NONE = new WebhookFaults(0, 0, 0);

    /** Checks the ranges. */
    public WebhookFaults {
        if (!(duplicates >= 0 && duplicates <= 1 && reordered >= 0 && reordered <= 1)) {
            throw new IllegalArgumentException("shares of webhooks are from 0 to 1");
        }
    }
}

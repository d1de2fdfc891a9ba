/**
 * Sends signed webhooks in the background ({@link dev.fairlead.sandbox.webhook.WebhookSender}), with retries and, on
 * request, duplicates and changes of order.
 */
@NullMarked
package dev.fairlead.sandbox.webhook;

import org.jspecify.annotations.NullMarked;

/**
 * The inbox: a durable store of events, and the handlers that they go to.
 *
 * <p>{@link dev.fairlead.webhooks.Inbox} is the main type. Webhooks come into it through {@code receiver}, which verifies
 * them with {@code signature}; it keeps them in a {@code store}. The module may depend on {@code json} and {@code profile}.
 */
@NullMarked
package dev.fairlead.webhooks;

import org.jspecify.annotations.NullMarked;

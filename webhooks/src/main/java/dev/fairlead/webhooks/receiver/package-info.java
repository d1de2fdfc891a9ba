/**
 * The way of a webhook into the inbox.
 *
 * <p>{@link dev.fairlead.webhooks.receiver.Receiver} is the whole of it without a server: it routes, verifies, stores and answers.
 * {@link dev.fairlead.webhooks.receiver.ReceiverServer} puts it behind a socket. May depend on the inbox and {@code
 * signature}.
 */
@NullMarked
package dev.fairlead.webhooks.receiver;

import org.jspecify.annotations.NullMarked;

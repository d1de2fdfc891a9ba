/**
 * Where an inbox keeps its events.
 *
 * <p>{@link dev.fairlead.webhooks.store.InboxStore} is the port behind the inbox; the records beside it are what goes through
 * it. May depend on nothing.
 */
@NullMarked
package dev.fairlead.webhooks.store;

import org.jspecify.annotations.NullMarked;

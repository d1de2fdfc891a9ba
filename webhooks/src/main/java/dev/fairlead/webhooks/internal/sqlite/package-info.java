/**
 * The inbox's store in one SQLite file.
 *
 * <p>{@link dev.fairlead.webhooks.internal.sqlite.SqliteInboxStore} is the store. One thread writes, and commits what many
 * callers ask for in one transaction; a few others read. May depend on {@code store} and {@code json}.
 */
@NullMarked
package dev.fairlead.webhooks.internal.sqlite;

import org.jspecify.annotations.NullMarked;

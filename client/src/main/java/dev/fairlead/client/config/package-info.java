/**
 * What an application is told from outside: keys, addresses, times.
 *
 * <p>{@link dev.fairlead.client.config.Settings} is what a client is built from,
 * {@link dev.fairlead.client.config.Environment} where they are read, {@link dev.fairlead.profile.Secret} what is
 * never printed. May depend on profiles only.
 */
@NullMarked
package dev.fairlead.client.config;

import org.jspecify.annotations.NullMarked;

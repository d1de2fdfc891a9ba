/**
 * What an application is told from outside: keys, addresses, times.
 *
 * <p>{@link dev.fairlead.client.config.Settings} is what a client is built from,
 * {@link dev.fairlead.client.config.Environment} where they are read, {@link dev.fairlead.profile.Secret} what is
 * never printed. Each thing that can be set is one row of {@code Options}. May depend on profiles and on what is
 * set: credentials, policies and the network.
 */
@NullMarked
package dev.fairlead.client.config;

import org.jspecify.annotations.NullMarked;

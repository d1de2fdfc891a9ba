/**
 * How requests go over the network: {@link dev.fairlead.client.network.TransportOptions}. Depends on no other package
 * of the client.
 */
@NullMarked
package dev.fairlead.client.network;

import org.jspecify.annotations.NullMarked;

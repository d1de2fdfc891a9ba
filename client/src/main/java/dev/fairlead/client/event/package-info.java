/**
 * What the engine reports while it works: {@link dev.fairlead.client.event.CallEvent}s to
 * {@link dev.fairlead.client.event.CallListener}s. Depends on no other package of the client.
 */
@NullMarked
package dev.fairlead.client.event;

import org.jspecify.annotations.NullMarked;

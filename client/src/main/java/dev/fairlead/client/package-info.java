/**
 * Calls to a provider's API. {@link dev.fairlead.client.ApiClient} makes them; {@link dev.fairlead.client.Operation} says
 * what is called, {@link dev.fairlead.client.CallOptions} how. Stands on top of all its sub-packages, none of which may depend
 * on it.
 */
@NullMarked
package dev.fairlead.client;

import org.jspecify.annotations.NullMarked;

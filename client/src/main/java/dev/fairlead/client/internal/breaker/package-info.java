/** The circuit breaker. */
@NullMarked
package dev.fairlead.client.internal.breaker;

import org.jspecify.annotations.NullMarked;

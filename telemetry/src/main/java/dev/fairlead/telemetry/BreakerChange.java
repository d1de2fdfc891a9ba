package dev.fairlead.telemetry;

import dev.fairlead.client.event.BreakerState;
import java.time.Instant;

/**
 * A change of a circuit breaker.
 *
 * @param at when it was heard of
 * @param from the state before
 * @param to the state after
 * @param scope what the breaker guards: scheme, host and port
 */
public record BreakerChange(Instant at, BreakerState from, BreakerState to, String scope) {}

package dev.fairlead.client.event;

/** The state of a circuit breaker. */
public enum BreakerState {
    /** Attempts pass. */
    CLOSED,
    /** Attempts are refused for a while. */
    OPEN,
    /** A few probes pass; what becomes of them decides. */
    HALF_OPEN
}

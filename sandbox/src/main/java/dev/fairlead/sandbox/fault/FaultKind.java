package dev.fairlead.sandbox.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of misbehaviour. Minor releases may add kinds. */
public enum FaultKind {
    /** 429 before any work. */
    RATE_LIMITED,
    /** 500 before any work. */
    SERVER_ERROR,
    /** 503 before any work. */
    UNAVAILABLE,
    /** The connection is reset before any work. */
    CONNECTION_RESET,
    /** The work is done, then the connection is closed in the middle of the response. */
    RESPONSE_CUT,
    /** The work is done, then the response comes late. */
    SLOW,
    /** Nothing is done and nothing is answered. */
    STALL,
    /** An error as the description declares it, before any work; where chance chooses it, 400. */
    ERROR_ANSWER;

    /** Returns the lower-case name that the control API uses, for instance {@code connection_reset}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind with this wire name, or empty. */
    public static Optional<FaultKind> of(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}

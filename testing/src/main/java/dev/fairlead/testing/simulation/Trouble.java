package dev.fairlead.testing.simulation;

import java.time.Duration;

/**
 * Something that goes wrong for a while, or changes for good.
 *
 * @param kind what
 * @param from when it begins, from the beginning of the run
 * @param to when it ends
 * @param factor by how much, where the kind has an amount; 1 for as usual
 * @param region which region it hits; -1 for all
 */
public record Trouble(Kind kind, Duration from, Duration to, double factor, int region) {

    /** What goes wrong. */
    public enum Kind {
        /** Connections are refused: nothing is sent. */
        REFUSED,
        /** Each request is answered with 503 at once. */
        UNAVAILABLE,
        /** Requests are taken and never answered. */
        BLACK_HOLE,
        /** The number of workers is multiplied. */
        CAPACITY,
        /** The time that a worker takes is multiplied. */
        LATENCY,
        /** The provider's limit is multiplied. */
        LIMIT,
        /** The arrivals of calls are multiplied. */
        LOAD
    }

    /** Returns trouble in all regions. */
    public static Trouble of(Kind kind, int fromSeconds, int toSeconds, double factor) {
        return new Trouble(kind, Duration.ofSeconds(fromSeconds), Duration.ofSeconds(toSeconds), factor, -1);
    }

    /** Returns the same in one region. */
    public Trouble in(int onlyRegion) {
        return new Trouble(kind, from, to, factor, onlyRegion);
    }

    boolean holds(Kind asked, int asOf, long nanos) {
        return kind == asked && (region < 0 || region == asOf) && nanos >= from.toNanos() && nanos < to.toNanos();
    }
}

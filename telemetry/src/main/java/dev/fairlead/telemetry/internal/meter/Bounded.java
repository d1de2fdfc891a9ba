package dev.fairlead.telemetry.internal.meter;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets so many different values through and puts one in place of all others, so that a tag cannot grow without bound. Thread-safe. */
final class Bounded<T> {

    private final int most;
    private final Set<T> known = ConcurrentHashMap.newKeySet();

    /**
     * Starts with no value known.
     *
     * @param most how many different values pass; racing threads may let through one or two more
     */
    Bounded(int most) {
        this.most = most;
    }

    T of(T value, T other) {
        if (known.contains(value)) {
            return value;
        }
        if (known.size() >= most) {
            return other;
        }
        known.add(value);
        return value;
    }
}

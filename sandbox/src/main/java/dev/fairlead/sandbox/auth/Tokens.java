package dev.fairlead.sandbox.auth;

import dev.fairlead.sandbox.core.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Tokens that were given out and hold for a while; of more than 10,000 the oldest are forgotten. Thread-safe. */
final class Tokens {

    private static final int MOST = 10_000;
    private static final int LENGTH = 40;

    private final Ids ids;
    private final InstantSource clock;
    private final String prefix;
    /** Guards {@code ends}; nothing else is done while held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, Instant> ends = new LinkedHashMap<>();

    Tokens(Ids ids, InstantSource clock, String prefix) {
        this.ids = ids;
        this.clock = clock;
        this.prefix = prefix;
    }

    /** Makes a new one. */
    String issue(Duration lifetime) {
        String token = ids.next(prefix, LENGTH);
        admit(token, lifetime);
        return token;
    }

    /** Takes one that was made elsewhere. */
    void admit(String token, Duration lifetime) {
        Instant end = clock.instant().plus(lifetime);
        lock.lock();
        try {
            if (ends.size() >= MOST) {
                ends.remove(ends.keySet().iterator().next());
            }
            ends.put(token, end);
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether a token was given out and holds. */
    boolean holds(String token) {
        Instant now = clock.instant();
        lock.lock();
        try {
            Instant end = ends.get(token);
            return end != null && end.isAfter(now);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a token back; returns whether it held. */
    boolean use(String token) {
        boolean held = holds(token);
        lock.lock();
        try {
            ends.remove(token);
        } finally {
            lock.unlock();
        }
        return held;
    }
}

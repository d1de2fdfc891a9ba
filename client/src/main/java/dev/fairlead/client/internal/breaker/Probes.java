package dev.fairlead.client.internal.breaker;

import java.util.HashMap;
import java.util.Map;

/**
 * The probes of one half-open phase. Each holds a lease; one that gives no result in time loses its place to another, so that
 * lost probes cannot keep the breaker half open for ever. Guarded by the breaker's lock.
 */
final class Probes {

    private final int wanted;
    private final long leaseNanos;
    private final Map<Long, Long> leases = new HashMap<>();
    private long nextId;
    private int passed;
    private int failed;

    Probes(int wanted, long leaseNanos) {
        this.wanted = wanted;
        this.leaseNanos = leaseNanos;
    }

    /** Returns the id of a new lease, or -1 where all places are taken. */
    long lease(long now) {
        leases.values().removeIf(end -> end - now <= 0);
        if (leases.size() + passed + failed >= wanted) {
            return -1;
        }
        long id = nextId++;
        leases.put(id, now + leaseNanos);
        return id;
    }

    /** Returns how long until a place may be free. */
    long nextPlaceNanos(long now) {
        return leases.values().stream().mapToLong(end -> end - now).min().orElse(0);
    }

    /** Takes a result, unless the lease is over. */
    void result(long id, boolean good) {
        if (leases.remove(id) == null) {
            return;
        }
        if (good) {
            passed++;
        } else {
            failed++;
        }
    }

    /** Gives a place back whose probe had no result. */
    void giveBack(long id) {
        leases.remove(id);
    }

    boolean complete() {
        return passed + failed >= wanted;
    }

    double failureRate() {
        return (double) failed / wanted;
    }
}

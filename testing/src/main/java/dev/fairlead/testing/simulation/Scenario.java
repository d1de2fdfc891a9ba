package dev.fairlead.testing.simulation;

import java.time.Duration;
import java.util.List;

/**
 * One situation: a provider, who calls it how often, and what goes wrong when.
 *
 * @param id short name, for files
 * @param title for people
 * @param story what happens, in a sentence or two
 * @param provider the provider
 * @param instances how many processes call, each with a client of its own
 * @param callsPerSecond of all instances together; arrivals are Poisson and do not wait for each other
 * @param writes the share of calls that are writes with an idempotency key, from 0 to 1; the others are reads
 * @param troubles what goes wrong
 * @param from when the trouble begins for the numbers of the report
 * @param to when it is over for them
 * @param length how long calls arrive
 */
public record Scenario(
        String id,
        String title,
        String story,
        ProviderModel provider,
        int instances,
        double callsPerSecond,
        double writes,
        List<Trouble> troubles,
        Duration from,
        Duration to,
        Duration length) {

    /** How long a caller waits for an answer: later ones are of no use to it. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Copies the troubles. */
    public Scenario {
        troubles = List.copyOf(troubles);
    }

    /** Returns the same with another number of instances and calls. */
    public Scenario scaled(int otherInstances, double otherCallsPerSecond) {
        return new Scenario(
                id, title, story, provider, otherInstances, otherCallsPerSecond, writes, troubles, from, to, length);
    }

    /** Returns whether a trouble holds. */
    boolean has(Trouble.Kind kind, int region, long nanos) {
        for (Trouble trouble : troubles) {
            if (trouble.holds(kind, region, nanos)) {
                return true;
            }
        }
        return false;
    }

    /** Returns by what something is multiplied now. */
    double factor(Trouble.Kind kind, int region, long nanos) {
        double factor = 1;
        for (Trouble trouble : troubles) {
            if (trouble.holds(kind, region, nanos)) {
                factor *= trouble.factor();
            }
        }
        return factor;
    }

    /** Returns how many workers a region has now, at least one. */
    int workers(int region, long nanos) {
        return (int) Math.max(1, Math.round(provider.workers() * factor(Trouble.Kind.CAPACITY, region, nanos)));
    }

    /** Returns the provider's limit now. */
    int limit(long nanos) {
        return (int) Math.round(provider.limit() * factor(Trouble.Kind.LIMIT, -1, nanos));
    }

    /** Returns how many calls a second the provider could answer now, were they spread as well as can be. */
    double possible(long nanos, double offered) {
        double able = 0;
        for (int region = 0; region < provider.regions(); region++) {
            if (isUp(region, nanos)) {
                double work = provider.work().toNanos() * factor(Trouble.Kind.LATENCY, region, nanos);
                able += Math.min(offered / provider.regions(), workers(region, nanos) * 1e9 / work);
            }
        }
        return Math.min(able, limit(nanos));
    }

    private boolean isUp(int region, long nanos) {
        return !has(Trouble.Kind.REFUSED, region, nanos)
                && !has(Trouble.Kind.UNAVAILABLE, region, nanos)
                && !has(Trouble.Kind.BLACK_HOLE, region, nanos);
    }
}

package dev.fairlead.client.policy;

import dev.fairlead.client.limit.PermitStore;
import dev.fairlead.profile.RateLimit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rates that a client keeps to. Immutable. */
public final class RateLimitOptions {

    private static final RateLimitOptions FROM_PROFILE = new RateLimitOptions(null, PermitStore.local());

    private final @Nullable List<RateLimit> limits;
    private final PermitStore store;

    private RateLimitOptions(@Nullable List<RateLimit> limits, PermitStore store) {
        this.limits = limits;
        this.store = store;
    }

    /** The limits that the profile gives for the mode of the key. The default. */
    public static RateLimitOptions fromProfile() {
        return FROM_PROFILE;
    }

    /** No rate of our own. A provider that asks for fewer requests is still heard. */
    public static RateLimitOptions off() {
        return of(List.of());
    }

    /** These limits, whatever the profile says; all hold at once, whatever their mode. */
    public static RateLimitOptions of(List<RateLimit> limits) {
        return new RateLimitOptions(List.copyOf(limits), PermitStore.local());
    }

    /**
     * Takes the permits from a store, for instance one that a fleet shares; from this process alone if none is set.
     *
     * @param permits may serve several clients; whoever made it closes it, after them
     */
    public RateLimitOptions withStore(PermitStore permits) {
        return new RateLimitOptions(limits, permits);
    }

    /** Returns the limits; empty where the profile's hold. */
    public Optional<List<RateLimit>> limits() {
        return Optional.ofNullable(limits);
    }

    /** Returns where the permits come from. */
    public PermitStore store() {
        return store;
    }
}

package dev.fairlead.client.policy;

import dev.fairlead.profile.RateLimit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rates that a client keeps to. Immutable. */
public final class RateLimitOptions {

    private static final RateLimitOptions FROM_PROFILE = new RateLimitOptions(null);

    private final @Nullable List<RateLimit> limits;

    private RateLimitOptions(@Nullable List<RateLimit> limits) {
        this.limits = limits;
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
        return new RateLimitOptions(List.copyOf(limits));
    }

    /** Returns the limits; empty where the profile's hold. */
    public Optional<List<RateLimit>> limits() {
        return Optional.ofNullable(limits);
    }
}

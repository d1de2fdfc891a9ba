package dev.fairlead.client;

import dev.fairlead.client.config.Settings;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.Policies;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.profile.RateLimits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The limits that a client keeps to: the profile's, where its policies do not say otherwise. */
final class LimitRules {

    private LimitRules() {}

    static RateLimits of(Policies policies, Settings settings) {
        RateLimits facts = settings.profile().rateLimits();
        List<RateLimit> limits = policies.rateLimits().limits().orElseGet(() -> ofMode(facts, settings));
        return new RateLimits(limits, facts.signals(), facts.reason(), concurrency(policies.concurrency(), facts));
    }

    /** Where nothing tells the mode, the limits of the test mode hold: they are the lower ones. */
    private static List<RateLimit> ofMode(RateLimits facts, Settings settings) {
        Mode mode = settings.mode().orElse(Mode.TEST);
        return facts.limits().stream()
                .filter(limit -> limit.mode() == null || limit.mode() == mode)
                .toList();
    }

    private static RateLimits.@Nullable Concurrency concurrency(ConcurrencyOptions chosen, RateLimits facts) {
        RateLimits.Concurrency fact = facts.concurrency();
        if (chosen.isFromProfile()) {
            return fact;
        }
        return chosen.most().isEmpty()
                ? null
                : new RateLimits.Concurrency(
                        chosen.most().getAsInt(), chosen.isAdaptive(), fact == null ? Set.of() : fact.names());
    }
}

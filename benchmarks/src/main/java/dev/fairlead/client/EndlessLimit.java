package dev.fairlead.client;

import dev.fairlead.profile.RateLimit;
import java.time.Duration;
import java.util.List;

/** A rate limit that is counted for every call and never reached. */
final class EndlessLimit {

    static final List<RateLimit> ONE = List.of(RateLimit.perAccount("account", 1_000_000_000, Duration.ofSeconds(1))
            .withBurst(500_000_000));

    private EndlessLimit() {}
}

package dev.fairlead.client.internal.limit;

import dev.fairlead.client.limit.LimitKey;
import dev.fairlead.client.limit.PermitStore;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.RateLimit;
import java.time.Duration;

/** Limiters with round numbers. */
final class Limited {

    /** Between two permits. */
    static final Duration TICK = Duration.ofMillis(100);

    private Limited() {}

    /** One permit every 100 ms, one at once. */
    static RateLimiter everyTick(TimeSource time) {
        return limiter(RateLimit.perAccount("test", 21, Duration.ofSeconds(2)).withBurst(1), time);
    }

    static RateLimiter limiter(RateLimit limit, TimeSource time) {
        KeyedLimit keyed = KeyedLimit.of(limit);
        return new RateLimiter(
                keyed,
                true,
                PermitStore.local().open(new LimitKey("test", ""), keyed.windows(), time),
                new Cooling(TestProfiles.retries()),
                time);
    }
}

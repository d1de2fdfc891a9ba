package dev.fairlead.benchmarks.policies;

import dev.failsafe.Bulkhead;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.function.Supplier;

/** Failsafe's policies of the same kinds: a time window for the breaker, limits that are never reached. */
final class FailsafeStack {

    private final FailsafeExecutor<Boolean> executor = Failsafe.with(
            RetryPolicy.<Boolean>builder().withMaxAttempts(4).build(),
            CircuitBreaker.<Boolean>builder()
                    .withFailureRateThreshold(50, 20, Duration.ofSeconds(10))
                    .build(),
            RateLimiter.<Boolean>burstyBuilder(Integer.MAX_VALUE, Duration.ofSeconds(1))
                    .build(),
            Bulkhead.<Boolean>of(1_000));

    boolean call(Supplier<Boolean> work) {
        return executor.get(work::get);
    }
}

package dev.fairlead.benchmarks.policies;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.decorators.Decorators;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;

/** Resilience4j's policies of the same kinds: a time window for the breaker, limits that are never reached. */
final class ResilienceStack {

    private final Supplier<Boolean> stack;

    ResilienceStack(Supplier<Boolean> work) {
        stack = Decorators.ofSupplier(work)
                .withBulkhead(Bulkhead.of(
                        "all", BulkheadConfig.custom().maxConcurrentCalls(1_000).build()))
                .withRateLimiter(RateLimiter.of(
                        "all",
                        RateLimiterConfig.custom()
                                .limitForPeriod(Integer.MAX_VALUE)
                                .limitRefreshPeriod(Duration.ofSeconds(1))
                                .build()))
                .withCircuitBreaker(CircuitBreaker.of(
                        "all",
                        CircuitBreakerConfig.custom()
                                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                                .slidingWindowSize(10)
                                .build()))
                .withRetry(Retry.of("all", RetryConfig.custom().maxAttempts(4).build()))
                .decorate();
    }

    boolean call() {
        return stack.get();
    }
}

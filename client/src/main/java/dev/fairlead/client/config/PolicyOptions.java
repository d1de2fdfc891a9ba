package dev.fairlead.client.config;

import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.policy.Policies;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All options of all policies that can be set from outside; one row each, and nothing else to keep in step. */
final class PolicyOptions {

    static final String BREAKER = "breaker";
    static final String CACHE = "cache";
    static final String HEDGING = "hedging";
    static final String RATE_LIMITS = "rate limits";
    static final String RETRY_BUDGET = "retry budget";

    static final List<PolicyOption> ALL = Stream.of(retryBudget(), rateLimits(), breaker(), hedging(), cache())
            .flatMap(List::stream)
            .toList();

    private PolicyOptions() {}

    private static List<PolicyOption> retryBudget() {
        var group = new PolicyOption.Group<RetryBudgetOptions>(RETRY_BUDGET, Policies::retryBudget, Policies::with);
        return List.of(
                group.flag(
                        "RETRY_BUDGET",
                        "Whether the sum of retries is bounded",
                        RetryBudgetOptions::withEnabled,
                        RetryBudgetOptions::isEnabled),
                group.rate(
                        "RETRY_BUDGET_SHARE",
                        "How many retries a call pays for that is answered at its first attempt, above 0 and at most 1.",
                        RetryBudgetOptions::withShare,
                        RetryBudgetOptions::share),
                group.duration(
                        "RETRY_BUDGET_WINDOW",
                        "How long calls pay for retries.",
                        RetryBudgetOptions::withWindow,
                        RetryBudgetOptions::window),
                group.number(
                        "RETRY_BUDGET_RESERVE",
                        "How many retries there are at the start, and room for at least.",
                        "3",
                        (budget, retries) -> budget.withReserve(Math.toIntExact(retries)),
                        budget -> (long) budget.reserve()));
    }

    private static List<PolicyOption> rateLimits() {
        var group = new PolicyOption.Group<RateLimitOptions>(RATE_LIMITS, Policies::rateLimits, Policies::with);
        return List.of(group.flag(
                "RATE_LIMITS",
                "Whether the client keeps to the provider's published rates",
                (limits, on) -> on ? RateLimitOptions.fromProfile() : RateLimitOptions.off(),
                limits -> limits.limits().isEmpty() || !limits.limits().get().isEmpty()));
    }

    private static List<PolicyOption> breaker() {
        var group = new PolicyOption.Group<BreakerOptions>(BREAKER, Policies::breaker, Policies::with);
        return List.of(
                group.flag(
                        "BREAKER",
                        "Whether attempts stop at a host that is in trouble",
                        BreakerOptions::withEnabled,
                        BreakerOptions::isEnabled),
                group.rate(
                        "BREAKER_FAILURE_RATE",
                        "The share of failed attempts that opens the breaker, above 0 and at most 1.",
                        BreakerOptions::withFailureRate,
                        BreakerOptions::failureRate),
                group.rate(
                        "BREAKER_SLOW_RATE",
                        "The share of slow attempts that opens the breaker, above 0 and at most 1.",
                        BreakerOptions::withSlowRate,
                        BreakerOptions::slowRate),
                group.option(
                        "BREAKER_SLOW_AFTER",
                        "From which duration on an attempt is slow.",
                        "10s",
                        SettingsReader::duration,
                        BreakerOptions::withSlowAfter,
                        breaker -> breaker.slowAfter().map(SettingTexts::of).orElse("half the attempt timeout")),
                group.duration(
                        "BREAKER_WINDOW",
                        "How far back attempts count.",
                        (breaker, window) -> breaker.withWindow(window, breaker.minimumAttempts()),
                        BreakerOptions::window),
                group.number(
                        "BREAKER_MINIMUM_ATTEMPTS",
                        "How many attempts there must be in the window before the shares mean anything.",
                        "20",
                        (breaker, minimum) -> breaker.withWindow(breaker.window(), Math.toIntExact(minimum)),
                        breaker -> (long) breaker.minimumAttempts()),
                group.duration(
                        "BREAKER_OPEN_FOR",
                        "How long the breaker stays open before it lets probes through.",
                        BreakerOptions::withOpenFor,
                        BreakerOptions::openFor),
                group.number(
                        "BREAKER_PROBES",
                        "How many probes decide whether it closes.",
                        "5",
                        (breaker, probes) -> breaker.withProbes(Math.toIntExact(probes), breaker.probeLease()),
                        breaker -> (long) breaker.probes()),
                group.duration(
                        "BREAKER_PROBE_LEASE",
                        "After what time a probe without a result gives its place to another.",
                        (breaker, lease) -> breaker.withProbes(breaker.probes(), lease),
                        BreakerOptions::probeLease));
    }

    private static List<PolicyOption> hedging() {
        var group = new PolicyOption.Group<HedgingOptions>(HEDGING, Policies::hedging, Policies::with);
        return List.of(
                group.number(
                        "HEDGING_MOST",
                        "How many extra requests a slow attempt of an idempotent operation may get; 0 for none.",
                        "1",
                        (hedging, extra) -> hedging.withMost(Math.toIntExact(extra)),
                        hedging -> (long) hedging.most()),
                group.option(
                        "HEDGING_DELAY",
                        "After how long it gets one.",
                        "500ms",
                        SettingsReader::duration,
                        HedgingOptions::withDelay,
                        hedging -> hedging.delay().map(SettingTexts::of).orElse("what 95 % take less than")));
    }

    private static List<PolicyOption> cache() {
        var group = new PolicyOption.Group<CacheOptions>(CACHE, Policies::cache, Policies::with);
        return List.of(
                group.number(
                        "CACHE_MAX_BYTES",
                        "How much memory the kept answers may take; 0 for no cache.",
                        "33554432",
                        (cache, bytes) -> bytes == 0 ? CacheOptions.off() : cache.withMaxBytes(bytes),
                        CacheOptions::maxBytes),
                group.number(
                        "CACHE_MAX_RESPONSE_BYTES",
                        "The longest body of an answer that is kept.",
                        "65536",
                        (cache, bytes) -> cache.withMaxResponseBytes(Math.toIntExact(bytes)),
                        cache -> (long) cache.maxResponseBytes()),
                group.option(
                        "CACHE_STALE_IF_ERROR",
                        "How long past its freshness an answer serves where the provider fails.",
                        "1m",
                        SettingsReader::duration,
                        CacheOptions::withStaleIfError,
                        cache -> asAllowed(cache.staleIfError())),
                group.option(
                        "CACHE_STALE_WHILE_REVALIDATE",
                        "How long past its freshness an answer serves while a new one is fetched.",
                        "1m",
                        SettingsReader::duration,
                        CacheOptions::withStaleWhileRevalidate,
                        cache -> asAllowed(cache.staleWhileRevalidate())));
    }

    private static String asAllowed(Duration window) {
        return window.isZero() ? "as the provider allows" : SettingTexts.of(window);
    }
}

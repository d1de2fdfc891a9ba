package dev.fairlead.client.config;

import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.policy.Policies;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.profile.RateLimits;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** All options of all policies that can be set from outside; one row each, and nothing else to keep in step. */
final class PolicyOptions {

    static final String BREAKER = "breaker";
    static final String CACHE = "cache";
    static final String CONCURRENCY = "concurrency";
    static final String HEDGING = "hedging";
    static final String RATE_LIMITS = "rate limits";
    static final String RETRY_BUDGET = "retry budget";

    private static final String CONCURRENCY_MOST = "CONCURRENCY_MOST";

    static final List<Option> ALL = Stream.of(retryBudget(), rateLimits(), concurrency(), breaker(), hedging(), cache())
            .flatMap(List::stream)
            .toList();

    private PolicyOptions() {}

    private static <P> Option.Group<P> group(
            String name, Function<Policies, P> get, BiFunction<Policies, P, Policies> with) {
        return new Option.Group<>(
                name,
                draft -> get.apply(draft.policies),
                (draft, policy) -> draft.policies = with.apply(draft.policies, policy));
    }

    private static List<Option> retryBudget() {
        Option.Group<RetryBudgetOptions> group = group(RETRY_BUDGET, Policies::retryBudget, Policies::with);
        return List.of(
                group.flag(
                        "RETRY_BUDGET",
                        "Whether the sum of retries is bounded",
                        RetryBudgetOptions::withEnabled,
                        RetryBudgetOptions::isEnabled),
                group.rate(
                        "RETRY_BUDGET_SHARE",
                        "How many retries a call pays for that is answered at its first attempt, above 0 and at most 1.",
                        "0.5",
                        RetryBudgetOptions::withShare,
                        RetryBudgetOptions::share),
                group.duration(
                        "RETRY_BUDGET_WINDOW",
                        "How long calls pay for retries.",
                        "30s",
                        RetryBudgetOptions::withWindow,
                        RetryBudgetOptions::window),
                group.number(
                        "RETRY_BUDGET_RESERVE",
                        "How many retries there are at the start, and room for at least.",
                        "3",
                        RetryBudgetOptions::withReserve,
                        RetryBudgetOptions::reserve));
    }

    private static List<Option> rateLimits() {
        Option.Group<RateLimitOptions> group = group(RATE_LIMITS, Policies::rateLimits, Policies::with);
        return List.of(group.flag(
                "RATE_LIMITS",
                "Whether the client keeps to the provider's published rates",
                (limits, on) -> on ? RateLimitOptions.fromProfile() : RateLimitOptions.off(),
                limits -> limits.limits().isEmpty() || !limits.limits().get().isEmpty()));
    }

    private static List<Option> concurrency() {
        Option.Group<ConcurrencyOptions> group = group(CONCURRENCY, Policies::concurrency, Policies::with);
        return List.of(
                group.shownOf(
                        CONCURRENCY_MOST,
                        "How many attempts of one tenant may be under way at once; 0 for no limit.",
                        "20",
                        Parsers::number,
                        (concurrency, most) -> most == 0 ? ConcurrencyOptions.off() : ConcurrencyOptions.fixed(most),
                        PolicyOptions::most),
                group.shownOf(
                                "CONCURRENCY_ADAPTIVE",
                                "Whether fewer are while the provider says that there were too many: on or off.",
                                "on",
                                Parsers::flag,
                                PolicyOptions::adapting,
                                PolicyOptions::adaptive)
                        .needing(CONCURRENCY_MOST));
    }

    private static String most(Draft draft) {
        RateLimits.Concurrency fact = draft.profile.rateLimits().concurrency();
        if (!draft.policies.concurrency().isFromProfile() || fact == null) {
            return Integer.toString(draft.policies.concurrency().most().orElse(0));
        }
        return fact.limit() == null ? "as many as the provider takes" : Integer.toString(fact.limit());
    }

    private static String adaptive(Draft draft) {
        RateLimits.Concurrency fact = draft.profile.rateLimits().concurrency();
        return SettingTexts.of(
                draft.policies.concurrency().isFromProfile()
                        ? fact != null && fact.adaptive()
                        : draft.policies.concurrency().isAdaptive());
    }

    private static ConcurrencyOptions adapting(ConcurrencyOptions concurrency, boolean on) {
        int most = concurrency
                .most()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is nothing to adapt where " + CONCURRENCY_MOST + " is 0"));
        return on ? ConcurrencyOptions.adaptive(most) : ConcurrencyOptions.fixed(most);
    }

    private static List<Option> breaker() {
        Option.Group<BreakerOptions> group = group(BREAKER, Policies::breaker, Policies::with);
        return List.of(
                group.flag(
                        "BREAKER",
                        "Whether attempts stop at a host that is in trouble",
                        BreakerOptions::withEnabled,
                        BreakerOptions::isEnabled),
                group.rate(
                        "BREAKER_FAILURE_RATE",
                        "The share of failed attempts that opens the breaker, above 0 and at most 1.",
                        "0.5",
                        BreakerOptions::withFailureRate,
                        BreakerOptions::failureRate),
                group.rate(
                        "BREAKER_SLOW_RATE",
                        "The share of slow attempts that opens the breaker, above 0 and at most 1.",
                        "0.5",
                        BreakerOptions::withSlowRate,
                        BreakerOptions::slowRate),
                group.option(
                        "BREAKER_SLOW_AFTER",
                        "From which duration on an attempt is slow.",
                        "10s",
                        Parsers::duration,
                        BreakerOptions::withSlowAfter,
                        breaker -> breaker.slowAfter().map(SettingTexts::of).orElse("half the attempt timeout")),
                group.duration(
                        "BREAKER_WINDOW",
                        "How far back attempts count.",
                        "30s",
                        (breaker, window) -> breaker.withWindow(window, breaker.minimumAttempts()),
                        BreakerOptions::window),
                group.number(
                        "BREAKER_MINIMUM_ATTEMPTS",
                        "How many attempts there must be in the window before the shares mean anything.",
                        "20",
                        (breaker, minimum) -> breaker.withWindow(breaker.window(), minimum),
                        BreakerOptions::minimumAttempts),
                group.duration(
                        "BREAKER_OPEN_FOR",
                        "How long the breaker stays open before it lets probes through.",
                        "30s",
                        BreakerOptions::withOpenFor,
                        BreakerOptions::openFor),
                group.number(
                        "BREAKER_PROBES",
                        "How many probes decide whether it closes.",
                        "5",
                        (breaker, probes) -> breaker.withProbes(probes, breaker.probeLease()),
                        BreakerOptions::probes),
                group.duration(
                        "BREAKER_PROBE_LEASE",
                        "After what time a probe without a result gives its place to another.",
                        "30s",
                        (breaker, lease) -> breaker.withProbes(breaker.probes(), lease),
                        BreakerOptions::probeLease));
    }

    private static List<Option> hedging() {
        Option.Group<HedgingOptions> group = group(HEDGING, Policies::hedging, Policies::with);
        return List.of(
                group.number(
                        "HEDGING_MOST",
                        "How many extra requests a slow attempt of an idempotent operation may get; 0 for none.",
                        "1",
                        HedgingOptions::withMost,
                        HedgingOptions::most),
                group.option(
                        "HEDGING_DELAY",
                        "After how long it gets one.",
                        "500ms",
                        Parsers::duration,
                        HedgingOptions::withDelay,
                        hedging -> hedging.delay().map(SettingTexts::of).orElse("what 95 % take less than")));
    }

    private static List<Option> cache() {
        Option.Group<CacheOptions> group = group(CACHE, Policies::cache, Policies::with);
        return List.of(
                group.bytes(
                        "CACHE_MAX_BYTES",
                        "How much memory the kept answers may take; 0 for no cache.",
                        "32MiB",
                        (cache, bytes) -> bytes == 0 ? CacheOptions.off() : cache.withMaxBytes(bytes),
                        CacheOptions::maxBytes),
                group.bytes(
                        "CACHE_MAX_RESPONSE_BYTES",
                        "The longest body of an answer that is kept.",
                        "64KiB",
                        (cache, bytes) -> cache.withMaxResponseBytes(belowTwoGibibytes(bytes)),
                        cache -> (long) cache.maxResponseBytes()),
                group.option(
                        "CACHE_STALE_IF_ERROR",
                        "How long past its freshness an answer serves where the provider fails.",
                        "1m",
                        Parsers::duration,
                        CacheOptions::withStaleIfError,
                        cache -> asAllowed(cache.staleIfError())),
                group.option(
                        "CACHE_STALE_WHILE_REVALIDATE",
                        "How long past its freshness an answer serves while a new one is fetched.",
                        "1m",
                        Parsers::duration,
                        CacheOptions::withStaleWhileRevalidate,
                        cache -> asAllowed(cache.staleWhileRevalidate())),
                group.number(
                        "CACHE_MAX_REFRESHES",
                        "How many answers may be fetched anew at once while stale ones serve.",
                        "4",
                        CacheOptions::withMaxRefreshes,
                        CacheOptions::maxRefreshes),
                group.rate(
                        "CACHE_HEURISTIC_SHARE",
                        "For which share of the time without a change an answer is fresh that says nothing of it, from 0 to 1.",
                        "0.1",
                        (cache, share) -> cache.withHeuristicFreshness(share, cache.heuristicMax()),
                        CacheOptions::heuristicShare),
                group.duration(
                        "CACHE_HEURISTIC_MAX",
                        "For how long at most such an answer is fresh.",
                        "10m",
                        (cache, max) -> cache.withHeuristicFreshness(cache.heuristicShare(), max),
                        CacheOptions::heuristicMax));
    }

    private static int belowTwoGibibytes(long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("what is kept of one answer is below 2GiB");
        }
        return (int) bytes;
    }

    private static String asAllowed(Duration window) {
        return window.isZero() ? "as the provider allows" : SettingTexts.of(window);
    }
}

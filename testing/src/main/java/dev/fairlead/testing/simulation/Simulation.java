package dev.fairlead.testing.simulation;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.ApiClientBuilder;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.event.CallEvent;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.RateLimit;
import dev.fairlead.profile.Secret;
import dev.fairlead.testing.kit.SeededRandom;
import dev.fairlead.testing.kit.Task;
import dev.fairlead.testing.kit.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Runs a scenario: real clients, with all their policies, call a simulated provider on virtual time. The same scenario, variant
 * and seed make the same run, to the last number.
 *
 * <pre>{@code
 * Result result = Simulation.run(Scenarios.outage(), Variant.DEFAULTS, 1);
 * System.out.println(result.amplification());
 * }</pre>
 */
public final class Simulation {

    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Scenario scenario;
    private final Variant variant;
    private final long seed;
    private final Profile profile = profile();
    private final VirtualTime time = new VirtualTime();
    private final SimulatedProvider provider;
    private final Tally tally;
    private final Chance arrivals;
    private final FleetPermits permits = new FleetPermits();
    private final ThreadLocal<Integer> callSecond = new ThreadLocal<>();
    private final List<Caller> instances = new ArrayList<>();
    private long calls;

    private Simulation(Scenario scenario, Variant variant, long seed) {
        this.scenario = scenario;
        this.variant = variant;
        this.seed = seed;
        this.provider = new SimulatedProvider(scenario, time, seed * 31 + 1, variant != Variant.NO_HEADERS);
        this.arrivals = new Chance(seed * 31 + 2);
        this.tally = new Tally((int) scenario.length().toSeconds());
    }

    /** Runs a scenario to the end of its last call. */
    public static Result run(Scenario scenario, Variant variant, long seed) {
        return new Simulation(scenario, variant, seed).run();
    }

    private static Profile profile() {
        try (InputStream text = Simulation.class.getResourceAsStream("provider.yaml")) {
            return Profiles.parse("provider.yaml", Objects.requireNonNull(text).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Result run() {
        for (int i = 0; i < scenario.instances(); i++) {
            instances.add(instance(i));
        }
        planArrival();
        time.run();
        return new Judge(scenario, tally, provider).result(time.events());
    }

    private void planArrival() {
        long now = time.nanoTime();
        double rate = scenario.callsPerSecond() * scenario.factor(Trouble.Kind.LOAD, -1, now);
        long next = arrivals.exponential(1e9 / rate);
        if (now + next < scenario.length().toNanos()) {
            time.after(Duration.ofNanos(next), this::arrive);
        }
    }

    private void arrive() {
        int second = second();
        long begin = time.nanoTime();
        Caller caller = instances.get(arrivals.below(instances.size()));
        int region = arrivals.below(scenario.provider().regions());
        boolean write = arrivals.happens(scenario.writes());
        String key = "key-" + calls++;
        tally.began(second);
        Task<Boolean> unused = time.task(key, () -> {
            callSecond.set(second);
            boolean good = answered(caller, region, write, key);
            long took = time.nanoTime() - begin;
            tally.ended(second, took, good && took <= Scenario.PATIENCE.toNanos());
            return good;
        });
        planArrival();
    }

    /** An error that is none of the client's own ends the whole run. */
    private boolean answered(Caller caller, int region, boolean write, String key) throws InterruptedException {
        try {
            return caller.call(region, write, key);
        } catch (RuntimeException | Error unexpected) {
            time.after(Duration.ZERO, () -> {
                throw unexpected;
            });
            throw unexpected;
        }
    }

    private int second() {
        return (int) (time.nanoTime() / 1_000_000_000L);
    }

    private Caller instance(int number) {
        SimulatedTransport transport =
                new SimulatedTransport(provider, time, () -> tally.attempted(callSecond.get(), second()));
        return switch (variant) {
            case NAIVE_IMMEDIATE -> Caller.loop(transport, time, ATTEMPT_TIMEOUT, Duration.ZERO);
            case NAIVE_BACKOFF -> Caller.loop(transport, time, ATTEMPT_TIMEOUT, Duration.ofMillis(500));
            default ->
                Caller.client(
                        client(number, transport),
                        scenario.provider().regions(),
                        variant == Variant.NO_DEADLINE ? CallOptions.deadline(HOUR) : CallOptions.none());
        };
    }

    private ApiClient client(int number, SimulatedTransport transport) {
        RandomGenerator random = SeededRandom.of(seed * 1_000_003 + number);
        RateLimit limit = RateLimit.perAccount("account", scenario.provider().limit(), Duration.ofSeconds(1));
        ApiClientBuilder builder = ApiClient.builder(profile)
                .apiKey(Secret.of("sim_test_0123456789"))
                .time(time)
                .random(variant == Variant.NO_JITTER ? SeededRandom.longest(random) : random)
                .rateLimits(RateLimitOptions.of(List.of(limit)).withStore(permits))
                .transport(transport)
                .listener(event -> {
                    if (event instanceof CallEvent.BreakerChanged changed && changed.to() == BreakerState.OPEN) {
                        tally.opened();
                    }
                });
        return switchedOff(builder).build();
    }

    private ApiClientBuilder switchedOff(ApiClientBuilder builder) {
        return switch (variant) {
            case NO_RETRY -> builder.maxAttempts(1);
            case NO_BUDGET -> builder.retryBudget(RetryBudgetOptions.off());
            case NO_BREAKER -> builder.breaker(BreakerOptions.off());
            case NO_BUDGET_NO_BREAKER -> builder.breaker(BreakerOptions.off()).retryBudget(RetryBudgetOptions.off());
            case NO_RETRY_NO_BREAKER -> builder.maxAttempts(1).breaker(BreakerOptions.off());
            case NO_RATE_LIMIT -> builder.rateLimits(RateLimitOptions.off());
            case DEFAULTS, NAIVE_IMMEDIATE, NAIVE_BACKOFF, NO_HEADERS, NO_JITTER, NO_DEADLINE -> builder;
        };
    }
}

package dev.fairlead.client;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.AuthorizationCode;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.event.BreakerState;
import dev.fairlead.client.http.HttpRequest;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.internal.auth.AuthRuntime;
import dev.fairlead.client.internal.auth.Authenticators;
import dev.fairlead.client.internal.breaker.CircuitBreakerPolicy;
import dev.fairlead.client.internal.cache.CachePolicy;
import dev.fairlead.client.internal.hedging.HedgingPolicy;
import dev.fairlead.client.internal.limit.ConcurrencyPolicy;
import dev.fairlead.client.internal.limit.RateLimitPolicy;
import dev.fairlead.client.internal.pipeline.AttemptTimeoutPolicy;
import dev.fairlead.client.internal.pipeline.AuthPolicy;
import dev.fairlead.client.internal.pipeline.Call;
import dev.fairlead.client.internal.pipeline.Classifier;
import dev.fairlead.client.internal.pipeline.DeadlinePolicy;
import dev.fairlead.client.internal.pipeline.DecodingPolicy;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.IdempotencyKeyPolicy;
import dev.fairlead.client.internal.pipeline.InterceptorPolicy;
import dev.fairlead.client.internal.pipeline.KnownSecrets;
import dev.fairlead.client.internal.pipeline.Outcome;
import dev.fairlead.client.internal.pipeline.Pipeline;
import dev.fairlead.client.internal.pipeline.Policy;
import dev.fairlead.client.internal.pipeline.TelemetryPolicy;
import dev.fairlead.client.internal.pipeline.TransportLink;
import dev.fairlead.client.internal.retry.RetryBudgets;
import dev.fairlead.client.internal.retry.RetryPolicy;
import dev.fairlead.client.internal.retry.RetryStrategy;
import dev.fairlead.client.internal.transport.Redirects;
import dev.fairlead.client.policy.Policies;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Idempotency;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.RateLimits;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The policies of one client, put together. */
final class ClientPipeline implements AutoCloseable {

    private final Redirects transport;
    private final RetryBudgets budgets;
    private final TelemetryPolicy telemetry;
    private final @Nullable CircuitBreakerPolicy breaker;
    private final RateLimitPolicy rateLimit;
    private final @Nullable ConcurrencyPolicy concurrency;
    private final @Nullable HedgingPolicy hedging;
    private final KnownSecrets secrets = new KnownSecrets();
    private final Authenticator authenticator;
    private final @Nullable CachePolicy cache;
    private @Nullable AuthorizationCode authorizationCode;
    private final Pipeline pipeline;

    /** Builds the policies; {@link #chain} puts them in order. */
    ClientPipeline(ApiClientBuilder options, Settings settings, Transport transport) {
        TimeSource time = options.time;
        Policies policies = settings.policies();
        RateLimits limits = LimitRules.of(policies, settings);
        Events events = new Events(options.listeners);
        this.transport = new Redirects(transport, secrets::isIn, time);
        this.budgets = new RetryBudgets(policies.retryBudget(), time);
        this.telemetry = new TelemetryPolicy(events, time);
        this.breaker = policies.breaker().isEnabled()
                ? new CircuitBreakerPolicy(policies.breaker(), settings.attemptTimeout(), time, events)
                : null;
        this.rateLimit = new RateLimitPolicy(
                limits, settings.profile().retries(), policies.rateLimits().store(), time, events);
        this.concurrency = limits.concurrency() == null ? null : new ConcurrencyPolicy(limits, time, events);
        this.hedging =
                policies.hedging().isEnabled() ? new HedgingPolicy(policies.hedging(), budgets, events, time) : null;
        this.authenticator =
                options.authenticator == null ? authenticator(options, settings, events) : options.authenticator;
        this.cache = policies.cache().isEnabled()
                ? new CachePolicy(policies.cache(), authenticator, settings.callTimeout(), time, events)
                : null;
        this.pipeline = chain(options, settings, events);
    }

    /** The whole pipeline, outermost policy first. */
    private Pipeline chain(ApiClientBuilder options, Settings settings, Events events) {
        Profile profile = settings.profile();
        TimeSource time = options.time;
        Idempotency idempotency = profile.idempotency();
        RetryStrategy strategy = new RetryStrategy(profile, settings.maxAttempts(), budgets, options.random, time);
        return new Pipeline(
                Stream.of(
                                telemetry,
                                new DecodingPolicy(),
                                cache,
                                idempotency == null ? null : new IdempotencyKeyPolicy(idempotency, options.random),
                                new DeadlinePolicy(settings.callTimeout(), time),
                                new RetryPolicy(
                                        strategy, budgets, profile.retries().attemptHeader(), events, time),
                                hedging,
                                breaker,
                                rateLimit,
                                concurrency,
                                options.interceptors.isEmpty()
                                        ? null
                                        : new InterceptorPolicy(options.interceptors, time),
                                new AuthPolicy(
                                        authenticator, profile.authentication().reauthenticateOn(), time),
                                new AttemptTimeoutPolicy(settings.attemptTimeout(), time))
                        .filter(Objects::nonNull)
                        .<Policy>map(Objects::requireNonNull)
                        .toList(),
                new TransportLink(transport, new Classifier(profile, time, secrets), events, time));
    }

    private Authenticator authenticator(ApiClientBuilder options, Settings settings, Events events) {
        Authenticators made = new Authenticators(new AuthRuntime(
                settings,
                options.credentialSource(settings),
                options.tokens,
                transport,
                options.time,
                options.random,
                events,
                secrets,
                Thread.ofVirtual().name("fairlead-token")::start));
        this.authorizationCode = made.authorizationCode().orElse(null);
        return made.authenticator();
    }

    Outcome run(Call call, HttpRequest request) throws InterruptedException {
        return pipeline.run(call, request);
    }

    @Nullable
    AuthorizationCode authorizationCode() {
        return authorizationCode;
    }

    PipelineState state() {
        return new PipelineState(
                breaker == null ? BreakerState.CLOSED : breaker.state(),
                breaker == null ? 0 : breaker.failureRate(),
                rateLimit.available(),
                rateLimit.cooling(),
                concurrency == null ? -1 : concurrency.placesTaken(),
                telemetry.running(),
                budgets.of("").left(),
                budgets.of("").capacity());
    }

    @Override
    public void close() {
        if (cache != null) {
            cache.close();
        }
        transport.close();
    }

    @Override
    public String toString() {
        return pipeline.toString();
    }
}

package dev.fairlead.client;

import dev.fairlead.client.auth.Authenticator;
import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.auth.CredentialSource;
import dev.fairlead.client.auth.MemoryTokenStore;
import dev.fairlead.client.auth.TokenStore;
import dev.fairlead.client.config.ConfigurationException;
import dev.fairlead.client.config.Environment;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.config.SettingsBuilder;
import dev.fairlead.client.event.CallListener;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.interceptor.Interceptor;
import dev.fairlead.client.internal.transport.ApacheTransport;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.client.time.TimeSource;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds an {@link ApiClient}. What is not set comes from the provider's profile. Key, address and times are set either as
 * {@link #settings} or one by one, not both; policies and network go before those of the settings. Not for use by several threads at once.
 */
public final class ApiClientBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(ApiClientBuilder.class);

    final List<CallListener> listeners = new ArrayList<>();
    final List<Interceptor> interceptors = new ArrayList<>();
    TimeSource time = TimeSource.system();
    RandomGenerator random = new SecureRandom();
    TokenStore tokens = new MemoryTokenStore();

    @Nullable
    Authenticator authenticator;

    private final SettingsBuilder single;
    private boolean singleUsed;
    private @Nullable Settings settings;
    private @Nullable CredentialSource credentials;
    private @Nullable Transport transport;

    ApiClientBuilder(Profile profile) {
        this.single = Settings.builder(profile);
    }

    /** Sets key, address, version, mode and times at once. */
    public ApiClientBuilder settings(Settings all) {
        this.settings = all;
        return this;
    }

    /** Takes whatever is not set here from an environment; by default from none. */
    public ApiClientBuilder environment(Environment source) {
        single().environment(source);
        return this;
    }

    /** Sets the key. */
    public ApiClientBuilder apiKey(Secret key) {
        single().apiKey(key);
        return this;
    }

    /**
     * Sets where the key is asked for, anew for each attempt, so that it can change while the client runs.
     *
     * @param source fast and thread-safe; what it throws ends the call
     */
    public ApiClientBuilder apiKey(Supplier<Secret> source) {
        return credentials(CredentialSource.apiKey(source));
    }

    /**
     * Sets where credentials are asked for, anew for each attempt and for the tenant of its call, in place of a key: by the names
     * that {@link dev.fairlead.profile.Authentication#credentials()} lists.
     */
    public ApiClientBuilder credentials(CredentialSource source) {
        single().withoutApiKey();
        this.credentials = source;
        return this;
    }

    /** Sets the credentials by name, in place of a key; the same ones for every tenant. */
    public ApiClientBuilder credentials(CredentialSet same) {
        single().credentials(same);
        return this;
    }

    /** Sets where tokens are kept; by default in memory, for this client alone. */
    public ApiClientBuilder tokenStore(TokenStore store) {
        this.tokens = store;
        return this;
    }

    /** Sets who puts credentials onto attempts, in place of what the profile says. */
    public ApiClientBuilder authenticator(Authenticator own) {
        single().withoutApiKey();
        this.authenticator = own;
        return this;
    }

    /** Sets where the calls go, for instance to a sandbox. */
    public ApiClientBuilder baseUrl(URI url) {
        single().baseUrl(url);
        return this;
    }

    /** Sets the version of the API to ask for. */
    public ApiClientBuilder apiVersion(String version) {
        single().apiVersion(version);
        return this;
    }

    /** Sets whether this is a test or live; a key for the other is refused. */
    public ApiClientBuilder mode(Mode mode) {
        single().mode(mode);
        return this;
    }

    /** Sets how long to wait for a connection, its TLS handshake included. */
    public ApiClientBuilder connectTimeout(Duration timeout) {
        single().connectTimeout(timeout);
        return this;
    }

    /** Sets how long one attempt may take, the body included. */
    public ApiClientBuilder attemptTimeout(Duration timeout) {
        single().attemptTimeout(timeout);
        return this;
    }

    /** Sets how long a call may take with all its attempts and waits. */
    public ApiClientBuilder callTimeout(Duration timeout) {
        single().callTimeout(timeout);
        return this;
    }

    /** Sets the total number of tries of a call, the first included, at least 1. */
    public ApiClientBuilder maxAttempts(int attempts) {
        single().maxAttempts(attempts);
        return this;
    }

    /** Sets connections, sizes, compression, TLS, proxy, and which addresses are called. */
    public ApiClientBuilder transport(TransportOptions options) {
        single.transport(options);
        return this;
    }

    /** Sets how many attempts of one tenant may be under way at once; what the profile says if nothing is set. */
    public ApiClientBuilder concurrency(ConcurrencyOptions options) {
        single.concurrency(options);
        return this;
    }

    /** Sets the circuit breaker. */
    public ApiClientBuilder breaker(BreakerOptions options) {
        single.breaker(options);
        return this;
    }

    /** Sets the response cache; there is none unless this is set. */
    public ApiClientBuilder cache(CacheOptions options) {
        single.cache(options);
        return this;
    }

    /** Sets the bound on the sum of retries. */
    public ApiClientBuilder retryBudget(RetryBudgetOptions options) {
        single.retryBudget(options);
        return this;
    }

    /** Sets whether a slow attempt of an idempotent operation gets company; off if nothing is set. */
    public ApiClientBuilder hedging(HedgingOptions options) {
        single.hedging(options);
        return this;
    }

    /** Sets the rates to keep to. */
    public ApiClientBuilder rateLimits(RateLimitOptions options) {
        single.rateLimits(options);
        return this;
    }

    /** Adds a listener. */
    public ApiClientBuilder listener(CallListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Adds an interceptor, inside of those that were added before. */
    public ApiClientBuilder interceptor(Interceptor interceptor) {
        interceptors.add(interceptor);
        return this;
    }

    /** Sets the clock, for tests. */
    public ApiClientBuilder time(TimeSource source) {
        this.time = source;
        return this;
    }

    /**
     * Sets the source of randomness for jitter and idempotency keys, for tests. Elsewhere it must be unpredictable: two
     * processes that make the same keys answer each other's calls.
     *
     * @param source thread-safe
     */
    public ApiClientBuilder random(RandomGenerator source) {
        this.random = source;
        return this;
    }

    /** Sets what sends the requests, in place of our own; the client closes it. {@link TransportOptions} are not for it. */
    public ApiClientBuilder transport(Transport other) {
        this.transport = other;
        return this;
    }

    /**
     * Builds the client. Nothing is sent yet.
     *
     * @throws ConfigurationException if something is missing or does not fit together, listing all of it
     * @throws IllegalStateException if settings were given both at once and one by one
     */
    public ApiClient build() {
        if (settings != null && singleUsed) {
            throw new IllegalStateException("key, address and times are set either by settings(…) or one by one");
        }
        Settings checked =
                settings == null ? single.build() : single.orElse(settings).build();
        checked.warnings().forEach(warning -> LOG.atWarn().log(warning));
        Transport sender = transport == null
                ? new ApacheTransport(checked.transport(), checked.connectTimeout(), checked.baseUrl())
                : transport;
        String name = Integer.toString(random.nextInt() & Integer.MAX_VALUE, Character.MAX_RADIX);
        return new ApiClient(checked, new ClientPipeline(this, checked, sender), name);
    }

    /** Returns where credentials come from. */
    CredentialSource credentialSource(Settings checked) {
        CredentialSource source = credentials;
        return source != null ? source : CredentialSource.of(checked.credentials());
    }

    private SettingsBuilder single() {
        singleUsed = true;
        return single;
    }
}

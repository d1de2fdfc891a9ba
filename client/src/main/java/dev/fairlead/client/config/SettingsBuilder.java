package dev.fairlead.client.config;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.profile.CredentialField;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Collects {@link Settings}. What is set here goes before the environment. Not for use by several threads at once. */
public final class SettingsBuilder {

    private static final String NO_CREDENTIALS = "no credentials";

    private final Profile profile;
    private Environment environment = Environment.of(Map.of());

    /** What the code sets, by group of options. */
    private final Map<String, Consumer<Draft>> changes = new LinkedHashMap<>();

    SettingsBuilder(Profile profile) {
        this.profile = profile;
    }

    private SettingsBuilder copy() {
        SettingsBuilder copy = new SettingsBuilder(profile);
        copy.environment = environment;
        copy.changes.putAll(changes);
        return copy;
    }

    private SettingsBuilder set(String group, Consumer<Draft> change) {
        changes.put(group, change);
        return this;
    }

    /** Takes what is not set here from an environment; by default from none. */
    public SettingsBuilder environment(Environment source) {
        this.environment = source;
        return this;
    }

    /**
     * Returns a builder that takes what is not set here from other settings: from the code that made them, and then from their
     * environment, not from the one that is set here. This one stays as it is.
     */
    public SettingsBuilder orElse(Settings others) {
        SettingsBuilder both = others.source().copy();
        both.changes.putAll(changes);
        return both;
    }

    /** Sets the key: the credential {@code api_key}. */
    public SettingsBuilder apiKey(Secret key) {
        return set(Options.API_KEY, draft -> draft.credentials.put("api_key", key));
    }

    /**
     * Sets all credentials, by the names that {@link dev.fairlead.profile.Authentication#credentials()} lists; none of them is
     * taken from the environment then.
     */
    public SettingsBuilder credentials(CredentialSet all) {
        Set<String> names = new LinkedHashSet<>(all.names());
        profile.authentication().credentials().stream()
                .map(CredentialField::name)
                .forEach(names::add);
        names.forEach(name -> set(
                Options.nameOf(name), draft -> all.get(name).ifPresent(value -> draft.credentials.put(name, value))));
        return this;
    }

    /** Does without a key and other credentials: they come later, or only webhooks are received. */
    public SettingsBuilder withoutApiKey() {
        return set(NO_CREDENTIALS, draft -> draft.credentialsNeeded = false);
    }

    /** Sets the secrets that webhooks may be signed with, the newest first. */
    public SettingsBuilder webhookSecrets(Secret... secrets) {
        List<Secret> all = List.of(secrets);
        return set(Options.WEBHOOK_SECRET, draft -> draft.webhookSecrets = all);
    }

    /**
     * Sets the version of the API to ask for.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    public SettingsBuilder apiVersion(String version) {
        String checked = accepted("version", Parsers::version, version);
        return set(Options.API_VERSION, draft -> draft.apiVersion = checked);
    }

    /**
     * Sets where the calls go.
     *
     * @throws IllegalArgumentException unless it is an absolute http or https address without user, query and fragment
     */
    public SettingsBuilder baseUrl(URI url) {
        URI checked = accepted("base URL", Parsers::baseUrl, url.toString());
        return set(Options.BASE_URL, draft -> draft.baseUrl = checked);
    }

    /** Sets whether this is a test or live; a key of the other kind is refused. */
    public SettingsBuilder mode(Mode asked) {
        return set(Options.MODE, draft -> draft.mode = asked);
    }

    /**
     * Sets how long to wait for a connection.
     *
     * @throws IllegalArgumentException unless it is between 1 ms and 24 hours
     */
    public SettingsBuilder connectTimeout(Duration timeout) {
        Duration checked = accepted("connect timeout", Parsers::duration, timeout.toString());
        return set(Options.CONNECT_TIMEOUT, draft -> draft.connectTimeout = checked);
    }

    /**
     * Sets how long one attempt may take, the body included.
     *
     * @throws IllegalArgumentException unless it is between 1 ms and 24 hours
     */
    public SettingsBuilder attemptTimeout(Duration timeout) {
        Duration checked = accepted("attempt timeout", Parsers::duration, timeout.toString());
        return set(Options.ATTEMPT_TIMEOUT, draft -> draft.attemptTimeout = checked);
    }

    /**
     * Sets how long a call may take with all its attempts and waits.
     *
     * @throws IllegalArgumentException unless it is between 1 ms and 24 hours
     */
    public SettingsBuilder callTimeout(Duration timeout) {
        Duration checked = accepted("call timeout", Parsers::duration, timeout.toString());
        return set(Options.CALL_TIMEOUT, draft -> draft.callTimeout = checked);
    }

    /**
     * Sets the total number of tries of a call, the first one included.
     *
     * @throws IllegalArgumentException unless it is from 1 to 20
     */
    public SettingsBuilder maxAttempts(int attempts) {
        int checked = accepted("number of attempts", Parsers::attempts, Integer.toString(attempts));
        return set(Options.MAX_ATTEMPTS, draft -> draft.maxAttempts = checked);
    }

    /** Sets the circuit breaker. */
    public SettingsBuilder breaker(BreakerOptions options) {
        return set(PolicyOptions.BREAKER, draft -> draft.policies = draft.policies.with(options));
    }

    /** Sets the bound on the sum of retries. */
    public SettingsBuilder retryBudget(RetryBudgetOptions options) {
        return set(PolicyOptions.RETRY_BUDGET, draft -> draft.policies = draft.policies.with(options));
    }

    /** Sets the rates to keep to. */
    public SettingsBuilder rateLimits(RateLimitOptions options) {
        return set(PolicyOptions.RATE_LIMITS, draft -> draft.policies = draft.policies.with(options));
    }

    /** Sets how many attempts of one tenant may be under way at once; what the profile says unless this is set. */
    public SettingsBuilder concurrency(ConcurrencyOptions options) {
        return set(PolicyOptions.CONCURRENCY, draft -> draft.policies = draft.policies.with(options));
    }

    /** Sets whether a slow attempt of an idempotent operation gets company; off unless this is set. */
    public SettingsBuilder hedging(HedgingOptions options) {
        return set(PolicyOptions.HEDGING, draft -> draft.policies = draft.policies.with(options));
    }

    /** Sets the response cache; there is none unless this is set. */
    public SettingsBuilder cache(CacheOptions options) {
        return set(PolicyOptions.CACHE, draft -> draft.policies = draft.policies.with(options));
    }

    /** Sets connections, sizes, compression, TLS, proxy, and which addresses are called. */
    public SettingsBuilder transport(TransportOptions options) {
        return set(NetworkOptions.TRANSPORT, draft -> draft.transport = options);
    }

    /**
     * Returns the settings. The builder keeps what it had and may be used again.
     *
     * @throws ConfigurationException listing all problems
     */
    public Settings build() {
        Draft draft = new Draft(profile);
        SettingsReader reader = read(draft);
        if (!reader.problems().isEmpty()) {
            throw new ConfigurationException(reader.problems());
        }
        return new Settings(draft, reader.effective(), reader.warnings(), copy());
    }

    /** Returns what {@link #build} would make of it, problems and all, and throws nothing. */
    public Inspection inspect() {
        SettingsReader reader = read(new Draft(profile));
        return new Inspection(reader.effective(), reader.problems(), reader.warnings());
    }

    private SettingsReader read(Draft draft) {
        changes.values().forEach(change -> change.accept(draft));
        SettingsReader reader = new SettingsReader(draft, changes.keySet(), environment);
        reader.read();
        new SettingsCheck(draft, reader).run();
        return reader;
    }

    /** Accepts from the code what would be accepted from outside. */
    private static <T> T accepted(String what, Option.Parser<T> parser, String text) {
        try {
            return parser.parse(text);
        } catch (WrongValue wrong) {
            throw new IllegalArgumentException("the " + what + " " + wrong.getMessage());
        }
    }
}

package dev.fairlead.client.config;

import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.policy.Policies;
import dev.fairlead.client.policy.RateLimitOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects {@link Settings}. What is set here goes before the environment. Not for use by several threads at once. */
public final class SettingsBuilder {

    /** What the verifier of webhooks asks for too: a shorter one could be guessed. */
    private static final int SHORTEST_SIGNING_SECRET = 16;

    final Profile profile;
    private Environment environment = Environment.of(Map.of());
    private boolean keyNeeded = true;

    @Nullable
    Secret apiKey;

    @Nullable
    List<Secret> webhookSecrets;

    @Nullable
    String apiVersion;

    @Nullable
    URI baseUrl;

    @Nullable
    Mode mode;

    @Nullable
    Duration connectTimeout;

    @Nullable
    Duration attemptTimeout;

    @Nullable
    Duration callTimeout;

    @Nullable
    Integer maxAttempts;

    Policies policies = Policies.defaults();
    private final Set<String> policiesSet = new HashSet<>();

    SettingsBuilder(Profile profile) {
        this.profile = profile;
    }

    private SettingsBuilder(SettingsBuilder other) {
        this.profile = other.profile;
        this.environment = other.environment;
        this.keyNeeded = other.keyNeeded;
        this.apiKey = other.apiKey;
        this.webhookSecrets = other.webhookSecrets;
        this.apiVersion = other.apiVersion;
        this.baseUrl = other.baseUrl;
        this.mode = other.mode;
        this.connectTimeout = other.connectTimeout;
        this.attemptTimeout = other.attemptTimeout;
        this.callTimeout = other.callTimeout;
        this.maxAttempts = other.maxAttempts;
        this.policies = other.policies;
        this.policiesSet.addAll(other.policiesSet);
    }

    /** Takes what is not set here from an environment; by default from none. */
    public SettingsBuilder environment(Environment source) {
        this.environment = source;
        return this;
    }

    /** Sets the key. */
    public SettingsBuilder apiKey(Secret key) {
        this.apiKey = key;
        return this;
    }

    /** Does without a key: it comes later, or only webhooks are received. */
    public SettingsBuilder withoutApiKey() {
        this.keyNeeded = false;
        return this;
    }

    /** Sets the secrets that webhooks may be signed with, the newest first. */
    public SettingsBuilder webhookSecrets(Secret... secrets) {
        this.webhookSecrets = List.of(secrets);
        return this;
    }

    /**
     * Sets the version of the API to ask for.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    public SettingsBuilder apiVersion(String version) {
        this.apiVersion = accepted("version", SettingsReader::version, version);
        return this;
    }

    /**
     * Sets where the calls go.
     *
     * @throws IllegalArgumentException unless it is an absolute http or https address without user, query and fragment
     */
    public SettingsBuilder baseUrl(URI url) {
        this.baseUrl = accepted("base URL", SettingsReader::baseUrl, url.toString());
        return this;
    }

    /** Sets whether this is a test or live; a key of the other kind is refused. */
    public SettingsBuilder mode(Mode asked) {
        this.mode = asked;
        return this;
    }

    /**
     * Sets how long to wait for a connection.
     *
     * @throws IllegalArgumentException unless it is between 1 ms and 24 hours
     */
    public SettingsBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = accepted("connect timeout", SettingsReader::duration, timeout.toString());
        return this;
    }

    /**
     * Sets how long one attempt may take, the body included.
     *
     * @throws IllegalArgumentException unless it is between 1 ms and 24 hours
     */
    public SettingsBuilder attemptTimeout(Duration timeout) {
        this.attemptTimeout = accepted("attempt timeout", SettingsReader::duration, timeout.toString());
        return this;
    }

    /**
     * Sets how long a call may take with all its attempts and waits.
     *
     * @throws IllegalArgumentException unless it is between 1 ms and 24 hours
     */
    public SettingsBuilder callTimeout(Duration timeout) {
        this.callTimeout = accepted("call timeout", SettingsReader::duration, timeout.toString());
        return this;
    }

    /**
     * Sets the total number of tries of a call, the first one included.
     *
     * @throws IllegalArgumentException unless it is from 1 to 20
     */
    public SettingsBuilder maxAttempts(int attempts) {
        this.maxAttempts = accepted("number of attempts", SettingsReader::attempts, Integer.toString(attempts));
        return this;
    }

    /** Sets the circuit breaker. */
    public SettingsBuilder breaker(BreakerOptions options) {
        policiesSet.add(PolicyOptions.BREAKER);
        policies = policies.with(options);
        return this;
    }

    /** Sets the bound on the sum of retries. */
    public SettingsBuilder retryBudget(RetryBudgetOptions options) {
        policiesSet.add(PolicyOptions.RETRY_BUDGET);
        policies = policies.with(options);
        return this;
    }

    /** Sets the rates to keep to. */
    public SettingsBuilder rateLimits(RateLimitOptions options) {
        policiesSet.add(PolicyOptions.RATE_LIMITS);
        policies = policies.with(options);
        return this;
    }

    /** Sets whether a slow attempt of an idempotent operation gets company; off unless this is set. */
    public SettingsBuilder hedging(HedgingOptions options) {
        policiesSet.add(PolicyOptions.HEDGING);
        policies = policies.with(options);
        return this;
    }

    /** Sets the response cache; there is none unless this is set. */
    public SettingsBuilder cache(CacheOptions options) {
        policiesSet.add(PolicyOptions.CACHE);
        policies = policies.with(options);
        return this;
    }

    /**
     * Returns the settings. The builder keeps what it had and may be used again.
     *
     * @throws ConfigurationException listing all problems
     */
    public Settings build() {
        SettingsBuilder copy = new SettingsBuilder(this);
        SettingsReader reader = copy.resolve();
        if (!reader.problems().isEmpty()) {
            throw new ConfigurationException(reader.problems());
        }
        return new Settings(copy, reader.effective(), reader.warnings());
    }

    /** Returns what {@link #build} would make of it, problems and all, and throws nothing. */
    public Inspection inspect() {
        SettingsReader reader = new SettingsBuilder(this).resolve();
        return new Inspection(reader.effective(), reader.problems(), reader.warnings());
    }

    private SettingsReader resolve() {
        SettingsReader reader = new SettingsReader(profile, environment);
        apiKey = reader.read(SettingNames.API_KEY, apiKey, null, SettingsReader::secret, Secret::toString);
        if (profile.webhooks() != null) {
            webhookSecrets = reader.read(
                    SettingNames.WEBHOOK_SECRET,
                    webhookSecrets,
                    null,
                    SettingsReader::webhookSecrets,
                    SettingsBuilder::masked);
        }
        if (profile.versioning() != null) {
            apiVersion = reader.read(
                    SettingNames.API_VERSION,
                    apiVersion,
                    profile.versioning().pinned(),
                    SettingsReader::version,
                    text -> text);
        }
        baseUrl =
                reader.read(SettingNames.BASE_URL, baseUrl, profile.baseUrl(), SettingsReader::baseUrl, URI::toString);
        mode = reader.read(SettingNames.MODE, mode, null, SettingsReader::mode, SettingsBuilder::word);
        resolveTimes(reader);
        policies = reader.read(policies, policiesSet);
        reader.checkNames(SettingNames.of(profile));
        check(reader);
        return reader;
    }

    private void resolveTimes(SettingsReader reader) {
        connectTimeout = time(
                reader,
                SettingNames.CONNECT_TIMEOUT,
                connectTimeout,
                profile.timeouts().connect());
        attemptTimeout = time(
                reader,
                SettingNames.ATTEMPT_TIMEOUT,
                attemptTimeout,
                profile.timeouts().attempt());
        callTimeout = time(
                reader,
                SettingNames.CALL_TIMEOUT,
                callTimeout,
                profile.timeouts().call());
        maxAttempts = reader.read(
                SettingNames.MAX_ATTEMPTS,
                maxAttempts,
                profile.retries().maxAttempts(),
                SettingsReader::attempts,
                String::valueOf);
    }

    private static @Nullable Duration time(
            SettingsReader reader, String name, @Nullable Duration fromCode, Duration byDefault) {
        return reader.read(name, fromCode, byDefault, SettingsReader::duration, SettingTexts::of);
    }

    private void check(SettingsReader reader) {
        URI url = baseUrl == null ? profile.baseUrl() : baseUrl;
        if (Hosts.isPlain(url) && Hosts.of(url).equals(Hosts.of(profile.baseUrl()))) {
            reader.problem(SettingNames.BASE_URL, "sends keys to " + Hosts.of(url) + " without encryption; use https");
        }
        if (apiKey != null) {
            new KeyGuard(profile, url, mode)
                    .objectionTo(apiKey)
                    .ifPresent(objection -> reader.problem(SettingNames.API_KEY, objection));
        } else if (keyNeeded && !reader.isSet(SettingNames.API_KEY)) {
            reader.problem(SettingNames.API_KEY, missingKey());
        }
        Webhooks webhooks = profile.webhooks();
        if (webhookSecrets != null && webhooks != null) {
            checkWebhookSecrets(reader, webhooks, webhookSecrets);
        }
    }

    private void checkWebhookSecrets(SettingsReader reader, Webhooks webhooks, List<Secret> secrets) {
        if (secrets.stream().anyMatch(secret -> KeyGuard.modeOf(profile, secret).isPresent())) {
            reader.problem(
                    SettingNames.WEBHOOK_SECRET,
                    "is an API key and no signing secret; a signing secret begins with " + webhooks.secretPrefix());
        } else if (!secrets.stream().allMatch(secret -> secret.reveal().startsWith(webhooks.secretPrefix()))) {
            reader.problem(
                    SettingNames.WEBHOOK_SECRET,
                    "is no signing secret of " + profile.name() + "; one begins with " + webhooks.secretPrefix());
        } else if (secrets.stream().anyMatch(secret -> secret.reveal().length() < SHORTEST_SIGNING_SECRET)) {
            reader.problem(
                    SettingNames.WEBHOOK_SECRET,
                    "is cut off: a signing secret has at least " + SHORTEST_SIGNING_SECRET
                            + " characters; copy all of it");
        }
    }

    private String missingKey() {
        return "is not set; put it into the environment or the file .env; it begins with " + KeyGuard.prefixes(profile);
    }

    private static String masked(List<Secret> secrets) {
        return secrets.stream().map(Secret::toString).collect(Collectors.joining(","));
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** Accepts from the code what would be accepted from outside. */
    private static <T> T accepted(String what, SettingsReader.Parser<T> parser, String text) {
        try {
            return parser.parse(text);
        } catch (SettingsReader.WrongValue wrong) {
            throw new IllegalArgumentException("the " + what + " " + wrong.getMessage());
        }
    }
}

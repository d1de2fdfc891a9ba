package dev.fairlead.client.config;

import dev.fairlead.client.policy.Policies;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client of one provider is built from: key, address, times. Checked as a whole: whoever holds one knows that it is
 * complete and fits together. Immutable; secrets in it are never printed.
 *
 * <h2>What counts</h2>
 *
 * <p>A value from the code ({@link #builder}) goes before a system property, that before a variable of the environment, that
 * before a line of the file {@code .env}, and that before the default from the profile. A blank value counts as none. The
 * names begin with the provider's id in upper case, {@code STRIPE_API_KEY}, which as a system property reads {@code
 * stripe.api.key}; {@link #names} lists them all. Options of one policy that the code sets come from the code together.
 *
 * <h2>What is refused</h2>
 *
 * <p>A key that is missing, is no key of this provider, is made for browsers, or does not fit the mode or the address; a
 * value that cannot be read; a name that begins like a setting and is none (among the variables and properties of the
 * process only if it is nearly one). All problems are reported at once in one {@link ConfigurationException}; {@link
 * SettingsBuilder#inspect} returns them instead.
 */
public final class Settings {

    private final Profile profile;
    private final @Nullable Secret apiKey;
    private final List<Secret> webhookSecrets;
    private final @Nullable String apiVersion;
    private final URI baseUrl;
    private final @Nullable Mode mode;
    private final Duration connectTimeout;
    private final Duration attemptTimeout;
    private final Duration callTimeout;
    private final int maxAttempts;
    private final Policies policies;
    private final List<EffectiveSetting> effective;
    private final List<String> warnings;

    Settings(SettingsBuilder builder, List<EffectiveSetting> effective, List<String> warnings) {
        this.profile = builder.profile;
        this.apiKey = builder.apiKey;
        this.webhookSecrets = builder.webhookSecrets == null ? List.of() : builder.webhookSecrets;
        this.apiVersion = builder.apiVersion;
        this.baseUrl = builder.baseUrl == null ? profile.baseUrl() : builder.baseUrl;
        this.mode = builder.mode;
        this.connectTimeout =
                builder.connectTimeout == null ? profile.timeouts().connect() : builder.connectTimeout;
        this.attemptTimeout =
                builder.attemptTimeout == null ? profile.timeouts().attempt() : builder.attemptTimeout;
        this.callTimeout = builder.callTimeout == null ? profile.timeouts().call() : builder.callTimeout;
        this.maxAttempts = builder.maxAttempts == null ? profile.retries().maxAttempts() : builder.maxAttempts;
        this.policies = builder.policies;
        this.effective = List.copyOf(effective);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Returns the settings that an environment has.
     *
     * @throws ConfigurationException listing all problems, a missing key among them
     */
    public static Settings from(Profile profile, Environment environment) {
        return builder(profile).environment(environment).build();
    }

    /** Returns a builder that knows no environment; see {@link SettingsBuilder#environment}. */
    public static SettingsBuilder builder(Profile profile) {
        return new SettingsBuilder(profile);
    }

    /** Returns all that can be set for a provider. */
    public static List<Setting> names(Profile profile) {
        return SettingNames.of(profile);
    }

    /** Returns the text of a {@code .env.example} for a provider, with made-up secrets and the defaults as comments. */
    public static String exampleFile(Profile profile) {
        return SettingTexts.exampleFile(profile.name(), names(profile));
    }

    /** Returns the provider. */
    public Profile profile() {
        return profile;
    }

    /** Returns the key; empty only after {@link SettingsBuilder#withoutApiKey}. */
    public Optional<Secret> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    /** Returns the secrets that webhooks may be signed with, the newest first; empty if none is set. */
    public List<Secret> webhookSecrets() {
        return webhookSecrets;
    }

    /** Returns the version of the API to ask for; empty where the provider has none. */
    public Optional<String> apiVersion() {
        return Optional.ofNullable(apiVersion);
    }

    /** Returns where the calls go, without a slash at the end. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Returns whether the calls go to this machine, and not to the provider. */
    public boolean isStandIn() {
        return Hosts.isLoopback(Hosts.of(baseUrl));
    }

    /** Returns whether this is a test or live: what was asked for, or else what the key is for; empty if neither tells. */
    public Optional<Mode> mode() {
        return mode != null || apiKey == null ? Optional.ofNullable(mode) : KeyGuard.modeOf(profile, apiKey);
    }

    /** Returns the guard for keys that come later than the settings. */
    public KeyGuard keyGuard() {
        return new KeyGuard(profile, baseUrl, mode);
    }

    /** Returns how long to wait for a connection. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** Returns how long one attempt may take, the body included. */
    public Duration attemptTimeout() {
        return attemptTimeout;
    }

    /** Returns how long a call may take with all its attempts and waits. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** Returns the total number of tries of a call, at least 1. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** Returns the options of all policies. */
    public Policies policies() {
        return policies;
    }

    /** Returns every setting with its value, secrets masked, and where that came from. */
    public List<EffectiveSetting> describe() {
        return effective;
    }

    /** Returns what is no error and yet probably wrong, one sentence each. Whoever builds a client logs them. */
    public List<String> warnings() {
        return warnings;
    }

    /** Returns names and values, secrets masked. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Settings(").append(profile.id());
        for (EffectiveSetting setting : effective) {
            text.append(", ").append(setting.name()).append('=').append(setting.value());
        }
        return text.append(')').toString();
    }
}

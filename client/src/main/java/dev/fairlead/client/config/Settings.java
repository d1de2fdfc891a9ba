package dev.fairlead.client.config;

import dev.fairlead.client.auth.CredentialSet;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.Policies;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
 * value that cannot be read; a file that is not there; a name that begins like a setting and is none (among the variables and properties of the
 * process only if it is nearly one). All problems are reported at once in one {@link ConfigurationException}; {@link
 * SettingsBuilder#inspect} returns them instead.
 */
public final class Settings {

    private final Draft values;
    private final List<EffectiveSetting> effective;
    private final List<String> warnings;
    private final SettingsBuilder source;

    /** Takes a draft that nobody changes from now on, and the builder that made it. */
    Settings(Draft values, List<EffectiveSetting> effective, List<String> warnings, SettingsBuilder source) {
        this.values = values;
        this.effective = List.copyOf(effective);
        this.warnings = List.copyOf(warnings);
        this.source = source;
    }

    SettingsBuilder source() {
        return source;
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
        String prefix = Options.prefix(profile);
        Draft defaults = new Draft(profile);
        return Options.of(profile).stream()
                .map(option -> new Setting(
                        prefix + option.name(),
                        option.meaning(),
                        option.show().apply(defaults),
                        option.example(),
                        option.use().isSecret()))
                .toList();
    }

    /** Returns the text of a {@code .env.example} for a provider, with made-up secrets and the defaults as comments. */
    public static String exampleFile(Profile profile) {
        return SettingTexts.exampleFile(
                profile.name(), Options.prefix(profile), Options.of(profile), new Draft(profile));
    }

    /** Returns the provider. */
    public Profile profile() {
        return values.profile;
    }

    /** Returns the key, the credential {@code api_key}; empty where the provider has none, or none is needed. */
    public Optional<Secret> apiKey() {
        return Optional.ofNullable(values.apiKey());
    }

    /** Returns all credentials by the names that {@link dev.fairlead.profile.Authentication#credentials()} lists. */
    public CredentialSet credentials() {
        return CredentialSet.of(values.credentials);
    }

    /** Returns the secrets that webhooks may be signed with, the newest first; empty if none is set. */
    public List<Secret> webhookSecrets() {
        return values.webhookSecrets;
    }

    /** Returns the version of the API to ask for; empty where the provider has none. */
    public Optional<String> apiVersion() {
        return Optional.ofNullable(values.apiVersion);
    }

    /** Returns where the calls go, without a slash at the end. */
    public URI baseUrl() {
        return values.baseUrl;
    }

    /** Returns whether the calls go to this machine, and not to the provider. */
    public boolean isStandIn() {
        return Hosts.isLoopback(Hosts.of(values.baseUrl));
    }

    /** Returns whether this is a test or live: what was asked for, or else what the key is for; empty if neither tells. */
    public Optional<Mode> mode() {
        return values.effectiveMode();
    }

    /** Returns the guard for keys that come later than the settings. */
    public KeyGuard keyGuard() {
        return new KeyGuard(values.profile, values.baseUrl, values.mode);
    }

    /** Returns how long to wait for a connection. */
    public Duration connectTimeout() {
        return values.connectTimeout;
    }

    /** Returns how long one attempt may take, the body included. */
    public Duration attemptTimeout() {
        return values.attemptTimeout;
    }

    /** Returns how long a call may take with all its attempts and waits. */
    public Duration callTimeout() {
        return values.callTimeout;
    }

    /** Returns the total number of tries of a call, at least 1. */
    public int maxAttempts() {
        return values.maxAttempts;
    }

    /** Returns the options of all policies. */
    public Policies policies() {
        return values.policies;
    }

    /** Returns the options of the network. */
    public TransportOptions transport() {
        return values.transport;
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
        StringBuilder text = new StringBuilder("Settings(").append(values.profile.id());
        for (EffectiveSetting setting : effective) {
            text.append(", ").append(setting.name()).append('=').append(setting.value());
        }
        return text.append(')').toString();
    }
}

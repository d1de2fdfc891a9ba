package dev.fairlead.client.config;

import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.Policies;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of settings while they are put together; nobody changes them once they are in {@link Settings}. */
final class Draft {

    final Profile profile;
    final Map<String, Secret> credentials = new LinkedHashMap<>();
    boolean credentialsNeeded = true;
    List<Secret> webhookSecrets = List.of();

    @Nullable
    String apiVersion;

    URI baseUrl;

    @Nullable
    Mode mode;

    Duration connectTimeout;
    Duration attemptTimeout;
    Duration callTimeout;
    int maxAttempts;
    Policies policies = Policies.defaults();
    TransportOptions transport = TransportOptions.defaults();

    /** What was read from files, by option: the options of the transport have their content, and not their names. */
    final Map<String, String> files = new LinkedHashMap<>();

    @Nullable
    Secret clientKeyPassword;

    /** Begins with the defaults. */
    Draft(Profile profile) {
        this.profile = profile;
        this.apiVersion =
                profile.versioning() == null ? null : profile.versioning().pinned();
        this.baseUrl = profile.baseUrl();
        this.connectTimeout = profile.timeouts().connect();
        this.attemptTimeout = profile.timeouts().attempt();
        this.callTimeout = profile.timeouts().call();
        this.maxAttempts = profile.retries().maxAttempts();
    }

    @Nullable
    Secret apiKey() {
        return credentials.get("api_key");
    }

    /** Returns whether this is a test or live: what was asked for, or else what the key is for. */
    Optional<Mode> effectiveMode() {
        Secret key = apiKey();
        return mode != null || key == null ? Optional.ofNullable(mode) : KeyGuard.modeOf(profile, key);
    }
}

package dev.fairlead.demo;

import dev.fairlead.client.config.Environment;
import dev.fairlead.client.config.Settings;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * The settings of the demo's shop: those of the environment and the {@code .env} file of the working folder, as any
 * integration would read them, and made-up credentials where there are none. The address is always the sandbox's.
 */
final class DemoSettings {

    private final Profile profile;
    private final Environment environment;

    DemoSettings(Profile profile, Environment environment) {
        this.profile = profile;
        this.environment = environment.orElse(Environment.of(
                Map.of("STRIPE_API_KEY", "sk_test_" + random(24), "STRIPE_WEBHOOK_SECRET", "whsec_" + random(24))));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /**
     * Returns the settings for a sandbox.
     *
     * @throws dev.fairlead.client.config.ConfigurationException if the environment's are not in order: a live key, for one
     */
    Settings at(URI sandbox) {
        return Settings.builder(profile)
                .environment(environment)
                .baseUrl(sandbox)
                .mode(Mode.TEST)
                .attemptTimeout(Duration.ofSeconds(2))
                .callTimeout(Duration.ofSeconds(15))
                .maxAttempts(5)
                .build();
    }
}

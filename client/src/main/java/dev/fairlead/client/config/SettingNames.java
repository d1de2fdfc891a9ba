package dev.fairlead.client.config;

import dev.fairlead.client.policy.Policies;
import dev.fairlead.profile.KeyFormat;
import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Timeouts;
import dev.fairlead.profile.Versioning;
import dev.fairlead.profile.Webhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The settings of one provider: their names and what they mean. */
final class SettingNames {

    static final String API_KEY = "API_KEY";
    static final String WEBHOOK_SECRET = "WEBHOOK_SECRET";
    static final String API_VERSION = "API_VERSION";
    static final String BASE_URL = "BASE_URL";
    static final String MODE = "MODE";
    static final String CONNECT_TIMEOUT = "CONNECT_TIMEOUT";
    static final String ATTEMPT_TIMEOUT = "ATTEMPT_TIMEOUT";
    static final String CALL_TIMEOUT = "CALL_TIMEOUT";
    static final String MAX_ATTEMPTS = "MAX_ATTEMPTS";

    private SettingNames() {}

    /** Returns what the names of a provider's settings begin with, for instance {@code STRIPE_}. */
    static String prefix(Profile profile) {
        return profile.id().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    }

    static List<Setting> of(Profile profile) {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting(
                prefix(profile) + API_KEY,
                "The key that " + profile.name()
                        + " gives you; it decides whose account is used, and whether money is real.",
                "",
                exampleKey(profile),
                true));
        Webhooks webhooks = profile.webhooks();
        if (webhooks != null) {
            settings.add(new Setting(
                    prefix(profile) + WEBHOOK_SECRET,
                    "The secret that webhooks are signed with; several, the newest first and with commas between, while it"
                            + " is being replaced.",
                    "",
                    webhooks.secretPrefix() + "ExampleExampleExample000",
                    true));
        }
        Versioning versioning = profile.versioning();
        if (versioning != null) {
            settings.add(setting(
                    profile,
                    API_VERSION,
                    "The version of the API to ask for.",
                    versioning.pinned(),
                    versioning.pinned()));
        }
        settings.add(setting(
                profile,
                BASE_URL,
                "Where the calls go; the sandbox, for instance.",
                profile.baseUrl().toString(),
                "http://127.0.0.1:12111"));
        settings.add(setting(
                profile,
                MODE,
                "Whether this is a test or live; a key of the other kind is refused.",
                "what the key is for",
                "test"));
        addTimes(profile, settings);
        for (PolicyOption option : PolicyOptions.ALL) {
            settings.add(setting(
                    profile,
                    option.name(),
                    option.meaning(),
                    option.show().apply(Policies.defaults()),
                    option.example()));
        }
        return List.copyOf(settings);
    }

    private static void addTimes(Profile profile, List<Setting> settings) {
        Timeouts timeouts = profile.timeouts();
        settings.add(time(profile, CONNECT_TIMEOUT, "How long to wait for a connection.", timeouts.connect()));
        settings.add(time(
                profile, ATTEMPT_TIMEOUT, "How long one attempt may take, the answer included.", timeouts.attempt()));
        settings.add(time(
                profile, CALL_TIMEOUT, "How long a call may take with all its attempts and waits.", timeouts.call()));
        settings.add(setting(
                profile,
                MAX_ATTEMPTS,
                "How often a call is tried in all, from 1 to " + SettingsReader.MOST_ATTEMPTS
                        + "; 1 turns retries off.",
                Integer.toString(profile.retries().maxAttempts()),
                "2"));
    }

    private static Setting time(Profile profile, String name, String meaning, Duration byDefault) {
        return setting(profile, name, meaning, SettingTexts.of(byDefault), SettingTexts.of(byDefault));
    }

    private static Setting setting(Profile profile, String name, String meaning, String byDefault, String example) {
        return new Setting(prefix(profile) + name, meaning, byDefault, example, false);
    }

    private static String exampleKey(Profile profile) {
        return profile.credentials().keys().stream()
                .filter(format -> format.usable() && format.mode() == Mode.TEST)
                .map(KeyFormat::example)
                .findFirst()
                .orElse("ExampleExampleExample000");
    }
}

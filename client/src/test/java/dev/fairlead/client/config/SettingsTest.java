package dev.fairlead.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Profile STRIPE = Profiles.bundled("stripe");
    private static final String TEST_KEY = "sk_test_CanaryCanaryCanary00";
    private static final String LIVE_KEY = "sk_live_CanaryCanaryCanary00";
    private static final String SIGNING = "whsec_CanaryCanaryCanary00";

    @TempDir
    Path folder;

    @Test
    void aKeyIsEnough() {
        Settings settings = settings("STRIPE_API_KEY", TEST_KEY);

        assertThat(settings.apiKey()).contains(Secret.of(TEST_KEY));
        assertThat(settings.mode()).contains(Mode.TEST);
        assertThat(settings.baseUrl()).isEqualTo(STRIPE.baseUrl());
        assertThat(settings.apiVersion()).contains("2024-04-10");
        assertThat(settings.connectTimeout()).isEqualTo(STRIPE.timeouts().connect());
        assertThat(settings.attemptTimeout()).isEqualTo(STRIPE.timeouts().attempt());
        assertThat(settings.callTimeout()).isEqualTo(STRIPE.timeouts().call());
        assertThat(settings.maxAttempts()).isEqualTo(STRIPE.retries().maxAttempts());
        assertThat(settings.webhookSecrets()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void everythingCanBeSetFromOutside() {
        Settings settings = settings(
                "STRIPE_API_KEY", TEST_KEY,
                "STRIPE_WEBHOOK_SECRET", SIGNING + ", whsec_OldCanaryOldCanary00",
                "STRIPE_API_VERSION", "2026-09-30.endive",
                "STRIPE_BASE_URL", "http://127.0.0.1:12111/",
                "STRIPE_MODE", "Test",
                "STRIPE_CONNECT_TIMEOUT", "500ms",
                "STRIPE_ATTEMPT_TIMEOUT", "PT10S",
                "STRIPE_CALL_TIMEOUT", "2m",
                "STRIPE_MAX_ATTEMPTS", "7");

        assertThat(settings.webhookSecrets())
                .containsExactly(Secret.of(SIGNING), Secret.of("whsec_OldCanaryOldCanary00"));
        assertThat(settings.apiVersion()).contains("2026-09-30.endive");
        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:12111"));
        assertThat(settings.mode()).contains(Mode.TEST);
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.attemptTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.callTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.maxAttempts()).isEqualTo(7);
    }

    @Test
    void theCodeGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        Environment environment = Environment.of(Map.of("STRIPE_API_KEY", TEST_KEY, "STRIPE_MAX_ATTEMPTS", "2"))
                .orElse(file("STRIPE_MAX_ATTEMPTS=3\nSTRIPE_MODE=test"));

        Settings settings = Settings.builder(STRIPE)
                .environment(environment)
                .callTimeout(Duration.ofMillis(1500))
                .build();

        assertThat(settings.describe())
                .contains(
                        new EffectiveSetting("STRIPE_API_KEY", "****ry00", "environment"),
                        new EffectiveSetting("STRIPE_WEBHOOK_SECRET", "", "default"),
                        new EffectiveSetting("STRIPE_BASE_URL", "https://api.stripe.com", "default"),
                        new EffectiveSetting("STRIPE_MODE", "test", ".env line 2"),
                        new EffectiveSetting("STRIPE_CALL_TIMEOUT", "1500ms", "code"),
                        new EffectiveSetting("STRIPE_MAX_ATTEMPTS", "2", "environment"))
                .hasSameSizeAs(Settings.names(STRIPE));
    }

    @Test
    void allProblemsAreReportedAtOnceWithTheirPlaceAndWithoutTheirValue() throws IOException {
        Environment environment = Environment.of(Map.of(
                        "STRIPE_CALL_TIMEOUT", TEST_KEY,
                        "STRIPE_MODE", TEST_KEY,
                        "STRIPE_BASE_URL", TEST_KEY,
                        "STRIPE_API_VERSION", TEST_KEY + "!",
                        "STRIPE_WEBHOOK_SECRET", TEST_KEY))
                .orElse(file("oops " + TEST_KEY + "\nSTRIPE_ATTEMPT_TIMEOUT=0s\nSTRIPE_MAX_ATTEMPTS=99\n"
                        + "STRIPE_APIKEY=" + TEST_KEY + "\nSTRIPE_COLOUR=" + TEST_KEY));

        assertProblems(
                () -> Settings.from(STRIPE, environment),
                ".env line 1: expected NAME=value, where a name is made of letters, digits and underscores",
                "STRIPE_API_VERSION (environment) is no version; it has up to 64 letters, digits, points, hyphens and underscores",
                "STRIPE_BASE_URL (environment) is no address such as https://api.example.com or http://127.0.0.1:12111",
                "STRIPE_MODE (environment) is neither test nor live",
                "STRIPE_ATTEMPT_TIMEOUT (.env line 2) is not between 1ms and 24h",
                "STRIPE_CALL_TIMEOUT (environment) is no duration; write 500ms, 30s, 2m or PT1M30S",
                "STRIPE_MAX_ATTEMPTS (.env line 3) is not between 1 and 20; it counts every try, the first one included",
                "STRIPE_APIKEY (.env line 4) is no setting; did you mean STRIPE_API_KEY?",
                "STRIPE_COLOUR (.env line 5) is no setting; the command fairlead config prints all that there are",
                "STRIPE_API_KEY is not set; put it into the environment or the file .env; it begins with sk_test_, "
                        + "sk_live_, rk_test_ or rk_live_",
                "STRIPE_WEBHOOK_SECRET (environment) is an API key and no signing secret; a signing secret begins with "
                        + "whsec_");
    }

    @Test
    void aMisspelledVariableOfTheProcessIsAProblemAndOneOfAnotherProgramIsNone() {
        assertProblems(
                () -> settings("STRIPE_API_KEY", TEST_KEY, "STRIPE_CALL_TIMOUT", "1s", "STRIPE_CLI_TELEMETRY", "0"),
                "STRIPE_CALL_TIMOUT (environment) is no setting; did you mean STRIPE_CALL_TIMEOUT?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "sk_live_CanaryCanaryCanary00 | -    | -                      | -",
                "sk_live_CanaryCanaryCanary00 | live | -                      | -",
                "rk_live_CanaryCanaryCanary00 | live | https://proxy.corp     | -",
                "sk_test_CanaryCanaryCanary00 | test | http://localhost:12111 | -",
                "sk_test_CanaryCanaryCanary00 | -    | http://sandbox:12111   | -",
                "rk_test_CanaryCanaryCanary00 | -    | -                      | -",
                "sk_test_CanaryCanaryCanary00 | live | -                      | is a test key, and the mode that was asked for is live; use a live key, or ask for the mode test",
                "sk_live_CanaryCanaryCanary00 | test | -                      | is a live key, and the mode that was asked for is test; use a test key, or ask for the mode live",
                "sk_live_CanaryCanaryCanary00 | live | http://localhost:12111 | is a live key, and the calls go to localhost, which is a stand-in; use a test key",
                "sk_live_CanaryCanaryCanary00 | -    | https://127.0.0.1      | is a live key, and the calls go to 127.0.0.1, which is a stand-in; use a test key",
                "sk_live_CanaryCanaryCanary00 | -    | http://[::1]:80        | is a live key, and the calls go to [::1], which is a stand-in; use a test key",
                "sk_live_CanaryCanaryCanary00 | live | http://proxy.corp      | is a live key, and the calls go to proxy.corp without encryption; use https",
                "sk_live_CanaryCanaryCanary00 | -    | https://proxy.corp     | is a live key, and the calls go to proxy.corp, which is not Stripe's; use a test key, or ask for the mode live if that host may see the key",
                "pk_test_CanaryCanaryCanary00 | -    | -                      | is a publishable key, which is made for browsers and apps; a server needs one that begins with sk_test_, sk_live_, rk_test_ or rk_live_",
                "pk_live_CanaryCanaryCanary00 | live | -                      | is a publishable key, which is made for browsers and apps; a server needs one that begins with sk_test_, sk_live_, rk_test_ or rk_live_",
                "whsec_CanaryCanaryCanary00   | -    | -                      | is a signing secret for webhooks and no API key; an API key begins with sk_test_, sk_live_, rk_test_ or rk_live_",
                "sk_test_Cana                 | -    | -                      | is no key of Stripe, or only a part of one (it has 12 characters); a key begins with sk_test_, sk_live_, rk_test_ or rk_live_",
                "'sk_test_CanaryCanaryCanary00 x' | - | -                     | is no key of Stripe, or only a part of one (it has 30 characters); a key begins with sk_test_, sk_live_, rk_test_ or rk_live_"
            })
    void aKeyMustFitModeAndAddress(String key, String mode, String baseUrl, String objection) {
        Map<String, String> variables = new HashMap<>(Map.of("STRIPE_API_KEY", key));
        if (mode != null) {
            variables.put("STRIPE_MODE", mode);
        }
        if (baseUrl != null) {
            variables.put("STRIPE_BASE_URL", baseUrl);
        }
        ThrowingCallable read = () -> Settings.from(STRIPE, Environment.of(variables));

        if (objection == null) {
            assertThat(Settings.from(STRIPE, Environment.of(variables)).apiKey())
                    .contains(Secret.of(key));
        } else {
            assertProblems(read, "STRIPE_API_KEY (environment) " + objection);
        }
    }

    @Test
    void noKeyGoesToTheProviderUnencrypted() {
        assertProblems(
                () -> settings("STRIPE_API_KEY", TEST_KEY, "STRIPE_BASE_URL", "http://API.stripe.com"),
                "STRIPE_BASE_URL (environment) sends keys to api.stripe.com without encryption; use https");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://x",
        "//x",
        "https://",
        "https:x",
        "https://user:Canary@x",
        "https://x?Canary=1",
        "https://x#Canary",
        "ht tp://x"
    })
    void anAddressIsSchemeHostPortAndPath(String url) {
        assertThatThrownBy(() -> settings("STRIPE_API_KEY", TEST_KEY, "STRIPE_BASE_URL", url))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("STRIPE_BASE_URL (environment) ")
                .hasMessageNotContaining("Canary");
        assertThat(settings("STRIPE_API_KEY", TEST_KEY, "STRIPE_BASE_URL", "https://x/base/")
                        .baseUrl())
                .hasToString("https://x/base");
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "21", "1.5", "x", "999999999999", "١"})
    void attemptsAreAFewWholeOnes(String attempts) {
        assertThatThrownBy(() -> settings("STRIPE_API_KEY", TEST_KEY, "STRIPE_MAX_ATTEMPTS", attempts))
                .isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @CsvSource({"0s", "-1s", "PT-1S", "25h", "30", "s", "1 h", "PT99999999999999999999S", "PT0.0000000001S"})
    void timesAreShortAndPositive(String time) {
        assertThatThrownBy(() -> settings("STRIPE_API_KEY", TEST_KEY, "STRIPE_CALL_TIMEOUT", time))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aSigningSecretHasTheProvidersPrefix() {
        assertProblems(
                () -> settings("STRIPE_API_KEY", TEST_KEY, "STRIPE_WEBHOOK_SECRET", "Canary"),
                "STRIPE_WEBHOOK_SECRET (environment) does not begin with whsec_: copy it from the provider's page of the webhook endpoint (an API key is something else)");
        assertProblems(
                () -> settings("STRIPE_API_KEY", TEST_KEY, "STRIPE_WEBHOOK_SECRET", SIGNING + ",,"),
                "STRIPE_WEBHOOK_SECRET (environment) has an empty item; separate several secrets by single commas");
    }

    @Test
    void aSigningSecretThatIsCutOffIsRefused() {
        assertProblems(
                () -> settings("STRIPE_API_KEY", TEST_KEY, "STRIPE_WEBHOOK_SECRET", "whsec_Canary"),
                "STRIPE_WEBHOOK_SECRET (environment) has 12 characters and at least 16 are needed: copy all of it");
    }

    @Test
    void whoOnlyReceivesWebhooksNeedsNoKey() {
        Settings settings = Settings.builder(STRIPE)
                .withoutApiKey()
                .webhookSecrets(Secret.of(SIGNING))
                .build();

        assertThat(settings.apiKey()).isEmpty();
        assertThat(settings.mode()).isEmpty();
    }

    @Test
    void aKeyThatComesLaterCanBeCheckedLater() {
        KeyGuard guard =
                Settings.builder(STRIPE).withoutApiKey().mode(Mode.TEST).build().keyGuard();

        assertThat(guard.objectionTo(Secret.of(TEST_KEY))).isEmpty();
        assertThat(guard.objectionTo(Secret.of(LIVE_KEY)))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("is a live key").doesNotContain("Canary"));
    }

    @Test
    void valuesFromTheCodeAreHeldToTheSameRules() {
        SettingsBuilder builder = Settings.builder(STRIPE);

        assertThatThrownBy(() -> builder.callTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the call timeout is not between 1ms and 24h");
        assertThatThrownBy(() -> builder.maxAttempts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.baseUrl(URI.create("/relative"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.apiVersion("a\nb")).isInstanceOf(IllegalArgumentException.class);
        assertProblems(
                () -> builder.apiKey(Secret.of(LIVE_KEY)).mode(Mode.TEST).build(),
                "STRIPE_API_KEY (code) is a live key, and the mode that was asked for is test; use a test key, or ask "
                        + "for the mode live");
    }

    @Test
    void aBuilderCanBeUsedAgain() {
        SettingsBuilder builder = Settings.builder(STRIPE).apiKey(Secret.of(TEST_KEY));
        Settings first = builder.build();
        Settings second = builder.maxAttempts(1).build();

        assertThat(first.maxAttempts()).isEqualTo(STRIPE.retries().maxAttempts());
        assertThat(second.maxAttempts()).isEqualTo(1);
    }

    @Test
    void printingMasksEverySecret() {
        Settings settings = settings("STRIPE_API_KEY", TEST_KEY, "STRIPE_WEBHOOK_SECRET", SIGNING);

        assertThat(settings.toString() + settings.describe())
                .doesNotContain("Canary")
                .contains("STRIPE_API_KEY=****ry00")
                .contains("STRIPE_WEBHOOK_SECRET=****ry00");
    }

    @Test
    void theExampleFileIsValidAndNamesEverySetting() throws IOException {
        String example = Settings.exampleFile(STRIPE);

        assertThat(Settings.names(STRIPE))
                .allSatisfy(setting -> assertThat(example).contains(setting.name() + "=" + setting.example()));
        Settings settings = Settings.from(STRIPE, file(example));
        assertThat(settings.mode()).contains(Mode.TEST);
        assertThat(settings.webhookSecrets()).hasSize(1);
        Settings all = Settings.from(STRIPE, file(example.replaceAll("# STRIPE_(?!TLS_)", "STRIPE_")));
        assertThat(all.maxAttempts()).isEqualTo(2);
    }

    private Environment file(String text) throws IOException {
        return Environment.read(Files.writeString(folder.resolve(".env"), text));
    }

    private static Settings settings(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.from(STRIPE, Environment.of(variables));
    }

    private static void assertProblems(ThrowingCallable read, String... problems) {
        assertThatThrownBy(read).isInstanceOfSatisfying(ConfigurationException.class, e -> {
            assertThat(e.problems()).isEqualTo(List.of(problems));
            assertThat(e.getMessage()).contains(problems).doesNotContain("Canary");
        });
    }
}

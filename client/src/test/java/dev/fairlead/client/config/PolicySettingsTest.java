package dev.fairlead.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.CacheOptions;
import dev.fairlead.client.policy.ConcurrencyOptions;
import dev.fairlead.client.policy.HedgingOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicySettingsTest {

    private static final Profile STRIPE = Profiles.bundled("stripe");
    private static final String KEY = "sk_test_CanaryCanaryCanary00";

    private static SettingsBuilder builder(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.put("STRIPE_API_KEY", KEY);
        return Settings.builder(STRIPE).environment(Environment.of(all));
    }

    private static EffectiveSetting described(Settings settings, String name) {
        return settings.describe().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOptionOfAPolicyIsSetFromOutside() {
        Settings settings = builder(Map.of("STRIPE_BREAKER_WINDOW", "30s", "STRIPE_BREAKER_FAILURE_RATE", "0.25"))
                .build();

        assertThat(settings.policies().breaker().window()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.policies().breaker().failureRate()).isEqualTo(0.25);
        assertThat(settings.policies().breaker().openFor())
                .isEqualTo(BreakerOptions.defaults().openFor());
        assertThat(described(settings, "STRIPE_BREAKER_WINDOW"))
                .isEqualTo(new EffectiveSetting("STRIPE_BREAKER_WINDOW", "30s", "environment"));
    }

    @Test
    void aPolicyThatTheCodeSetsGoesBeforeTheEnvironmentAsAWhole() {
        Settings settings = builder(Map.of("STRIPE_BREAKER_WINDOW", "30s"))
                .breaker(BreakerOptions.defaults().withOpenFor(Duration.ofSeconds(9)))
                .build();

        assertThat(settings.policies().breaker().window())
                .isEqualTo(BreakerOptions.defaults().window());
        assertThat(described(settings, "STRIPE_BREAKER_OPEN_FOR"))
                .isEqualTo(new EffectiveSetting("STRIPE_BREAKER_OPEN_FOR", "9s", "code"));
        assertThat(described(settings, "STRIPE_RATE_LIMITS").origin()).isEqualTo("default");
    }

    @Test
    void aSystemPropertyGoesBeforeAVariable() {
        Properties properties = new Properties();
        properties.setProperty("stripe.breaker.window", "1m");
        properties.setProperty("java.version", "25");
        Environment environment = Environment.properties(properties)
                .orElse(Environment.of(Map.of("STRIPE_BREAKER_WINDOW", "30s", "STRIPE_API_KEY", KEY)));

        Settings settings = Settings.from(STRIPE, environment);

        assertThat(described(settings, "STRIPE_BREAKER_WINDOW"))
                .isEqualTo(
                        new EffectiveSetting("STRIPE_BREAKER_WINDOW", "1m", "system property stripe.breaker.window"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STRIPE_BREAKER              | maybe | is neither on nor off",
                "STRIPE_BREAKER_FAILURE_RATE | half  | is no number such as 0.5",
                "STRIPE_BREAKER_FAILURE_RATE | 1.5   | is refused: a rate is above 0 and at most 1, not 1.5",
                "STRIPE_BREAKER_PROBES       | 0     | is refused: minimum attempts and probes are at least 1",
                "STRIPE_BREAKER_PROBES       | many  | is no whole number between 0 and 999999999",
                "STRIPE_BREAKER_PROBES       | -1    | is no whole number between 0 and 999999999",
                "STRIPE_CACHE_MAX_BYTES      | 32 MB | is no size; write a number of bytes, or 64KiB, 16MiB or 1GiB",
                "STRIPE_CACHE_MAX_RESPONSE_BYTES | 9GiB | is refused: what is kept of one answer is below 2GiB",
                "STRIPE_BREAKER_WINDOW       | 30    | is a duration without a unit; write 500ms, 30s, 2m or PT1M30S",
                "STRIPE_BREAKER_WINDOW       | -30s  | is below zero; write 500ms, 30s, 2m or PT1M30S",
                "STRIPE_BREAKER_WINDOW       | 5 sec | is no duration; write 500ms, 30s, 2m or PT1M30S",
                "STRIPE_CONCURRENCY_ADAPTIVE | on    | means nothing without STRIPE_CONCURRENCY_MOST; set that too",
                "STRIPE_BREAKER_WINDOW       | 0s    | is not between 1ms and 24h",
            })
    void aValueThatCannotBeIsAProblem(String name, String value, String problem) {
        assertThatThrownBy(builder(Map.of(name, value))::build)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems()).containsExactly(name + " (environment) " + problem));
    }

    @Test
    void everyOptionTakesItsExampleAndShowsItsDefaultInAFormThatItTakes() {
        for (Option option : PolicyOptions.ALL) {
            String usual = option.show().apply(new Draft(STRIPE));
            Map<String, String> values = withNeeded(option);
            assertThat(builder(values).inspect().problems()).as(option.name()).isEmpty();
            if (!usual.contains(" ")) { // words such as "half the attempt timeout" say that nothing is set
                values.put("STRIPE_" + option.name(), usual);
                assertThat(builder(values).inspect().problems())
                        .as(option.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void everyOptionChangesWhatItIsNamedAfter() {
        for (Option option : PolicyOptions.ALL) {
            Settings settings = builder(withNeeded(option)).build();

            assertThat(described(settings, "STRIPE_" + option.name()).value())
                    .as(option.name())
                    .isEqualTo(option.example());
        }
    }

    private static Map<String, String> withNeeded(Option option) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("STRIPE_" + option.name(), option.example());
        PolicyOptions.ALL.stream()
                .filter(other -> option.needs().contains(other.name()))
                .forEach(other -> values.put("STRIPE_" + other.name(), other.example()));
        return values;
    }

    @Test
    void everyOptionOfAPolicyHasASetting() {
        assertThat(Stream.of(
                                BreakerOptions.class,
                                CacheOptions.class,
                                HedgingOptions.class,
                                RetryBudgetOptions.class,
                                TransportOptions.class)
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .map(Method::getName)
                        .filter(name -> name.startsWith("with"))
                        .map(name -> name.replaceAll("([A-Z])", "_$1")
                                .toUpperCase(Locale.ROOT)
                                .substring("WITH_".length()))
                        // set together with others, or by parts
                        .map(name -> name.replace("HEURISTIC_FRESHNESS", "HEURISTIC_SHARE")
                                .replaceAll("^TLS$", "TLS_ALSO_TRUSTED"))
                        .filter(name -> !name.equals("ENABLED")))
                .allSatisfy(name -> assertThat(Settings.names(STRIPE))
                        .anyMatch(setting -> setting.name().endsWith("_" + name)));
    }

    @Test
    void concurrencyIsSetFromOutsideAndShown() {
        Settings settings = builder(Map.of("STRIPE_CONCURRENCY_MOST", "20", "STRIPE_CONCURRENCY_ADAPTIVE", "on"))
                .build();

        assertThat(settings.policies().concurrency().most()).hasValue(20);
        assertThat(settings.policies().concurrency().isAdaptive()).isTrue();
        assertThat(described(
                        builder(Map.of())
                                .concurrency(ConcurrencyOptions.fixed(7))
                                .build(),
                        "STRIPE_CONCURRENCY_MOST"))
                .isEqualTo(new EffectiveSetting("STRIPE_CONCURRENCY_MOST", "7", "code"));
    }

    @Test
    void settingsStandBehindTheCodeWithTheirEnvironment() {
        Settings others = builder(Map.of("STRIPE_BREAKER_WINDOW", "30s", "STRIPE_MAX_ATTEMPTS", "7"))
                .callTimeout(Duration.ofSeconds(9))
                .build();

        Settings both = Settings.builder(STRIPE)
                .breaker(BreakerOptions.off())
                .orElse(others)
                .build();

        assertThat(described(both, "STRIPE_BREAKER")).isEqualTo(new EffectiveSetting("STRIPE_BREAKER", "off", "code"));
        assertThat(described(both, "STRIPE_BREAKER_WINDOW").value()).isEqualTo("10s");
        assertThat(described(both, "STRIPE_MAX_ATTEMPTS").origin()).isEqualTo("environment");
        assertThat(described(both, "STRIPE_CALL_TIMEOUT"))
                .isEqualTo(new EffectiveSetting("STRIPE_CALL_TIMEOUT", "9s", "code"));
        assertThat(others.policies().breaker().isEnabled()).isTrue();
    }

    @Test
    void aPropertyInAnotherSpellingIsAWarning() {
        Properties properties = new Properties();
        properties.setProperty("stripe.callTimeout", "1s");
        properties.setProperty("java.specification.maintenance.Version", "1");

        Inspection found = Settings.builder(STRIPE)
                .environment(Environment.properties(properties))
                .inspect();

        assertThat(found.warnings())
                .containsExactly(
                        "the system property stripe.callTimeout is not read; ours is written stripe.call.timeout");
    }

    @Test
    void inspectingTellsProblemsAndValuesAtOnce() {
        Inspection found = Settings.builder(STRIPE)
                .environment(Environment.of(Map.of("STRIPE_BREAKER_PROBES", "none")))
                .inspect();

        assertThat(found.problems()).hasSize(2).anyMatch(problem -> problem.startsWith("STRIPE_API_KEY is not set"));
        assertThat(found.settings()).extracting(EffectiveSetting::name).contains("STRIPE_BREAKER_PROBES");
    }

    @Test
    void namesAreUnique() {
        List<String> names = Settings.names(STRIPE).stream().map(Setting::name).toList();

        assertThat(names).doesNotHaveDuplicates();
    }
}

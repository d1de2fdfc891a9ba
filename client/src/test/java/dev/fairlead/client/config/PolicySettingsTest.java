package dev.fairlead.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.Policies;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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
                "STRIPE_BREAKER_PROBES       | many  | is no whole number",
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
        for (PolicyOption option : PolicyOptions.ALL) {
            String usual = option.show().apply(Policies.defaults());
            Map<String, String> values = new LinkedHashMap<>();
            values.put("STRIPE_" + option.name(), option.example());
            assertThat(builder(values).inspect().problems()).as(option.name()).isEmpty();
            if (!usual.contains(" ")
                    && !usual.isEmpty()) { // words such as "half the attempt timeout" say that nothing is set
                values.put("STRIPE_" + option.name(), usual);
                assertThat(builder(values).inspect().problems())
                        .as(option.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void everyOptionChangesWhatItIsNamedAfter() {
        for (PolicyOption option : PolicyOptions.ALL) {
            String example = option.example();
            Settings settings =
                    builder(Map.of("STRIPE_" + option.name(), example)).build();

            assertThat(described(settings, "STRIPE_" + option.name()).value())
                    .as(option.name())
                    .isEqualTo(example);
        }
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

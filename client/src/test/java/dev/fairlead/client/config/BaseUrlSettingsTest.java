package dev.fairlead.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.profile.Mode;
import dev.fairlead.profile.Profiles;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Addresses that differ by customer, region and mode. */
final class BaseUrlSettingsTest {

    private static Settings settings(String id, Map<String, String> variables) {
        return Settings.from(Profiles.bundled(id), Environment.of(variables));
    }

    @Test
    void theAddressIsFilledWithWhatTheSettingsSay() {
        assertThat(settings(
                                "auth0",
                                Map.of(
                                        "AUTH0_CLIENT_ID", "shop",
                                        "AUTH0_CLIENT_SECRET", "canary-1",
                                        "AUTH0_DOMAIN", "acme.eu.auth0.com"))
                        .baseUrl())
                .isEqualTo(URI.create("https://acme.eu.auth0.com/api/v2"));
        assertThat(settings(
                                "aws",
                                Map.of(
                                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLEAKIDEXAMPLE",
                                        "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                                        "AWS_REGION", "eu-west-1",
                                        "AWS_SERVICE", "sqs"))
                        .baseUrl())
                .isEqualTo(URI.create("https://sqs.eu-west-1.amazonaws.com"));
    }

    @Test
    void aVariableWithAUsualValueMayBeLeftOut() {
        Map<String, String> key = Map.of("DATADOG_API_KEY", "canary-1");

        assertThat(settings("datadog", key).baseUrl()).isEqualTo(URI.create("https://api.datadoghq.com"));
        assertThat(settings("datadog", Map.of("DATADOG_API_KEY", "canary-1", "DATADOG_SITE", "us3.datadoghq.com"))
                        .baseUrl())
                .isEqualTo(URI.create("https://api.us3.datadoghq.com"));
    }

    @Test
    void oneThatIsMissingOrNoHostIsSaid() {
        assertThatThrownBy(() -> settings("auth0", Map.of("AUTH0_CLIENT_ID", "a", "AUTH0_CLIENT_SECRET", "b")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("AUTH0_DOMAIN is not set");
        assertThatThrownBy(() -> settings("datadog", Map.of("DATADOG_API_KEY", "a", "DATADOG_SITE", "evil.example/x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("DATADOG_SITE (environment) has not the form of the site");
    }

    @Test
    void testsGoToThePlaceForTestsUnlessAnotherIsNamed() {
        Map<String, String> keys = Map.of("PAYPAL_CLIENT_ID", "shop", "PAYPAL_CLIENT_SECRET", "canary-1");

        assertThat(settings("paypal", keys).baseUrl()).isEqualTo(URI.create("https://api-m.paypal.com"));
        Settings test = Settings.builder(Profiles.bundled("paypal"))
                .environment(Environment.of(keys))
                .mode(Mode.TEST)
                .build();
        assertThat(test.baseUrl()).isEqualTo(URI.create("https://api-m.sandbox.paypal.com"));
    }
}

package dev.fairlead.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedLimitTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/payment_intents/{intent}, /v1/payment_intents/pi_1, intent, pi_1",
        "/v1/payment_intents/{intent}/confirm, /v1/payment_intents/pi_1/confirm, intent, pi_1",
        "/v1/payment_intents/{intent}, /proxy/stripe/v1/payment_intents/pi_1, intent, pi_1",
        "/v1/a/{b}/c/{d}, /v1/a/1/c/2, b, 1",
        "/v1/a/{b}/c/{d}, /v1/a/1/c/2, d, 2",
        "/v1/files/{name}.json, /v1/files/report.json, name, report",
        "/v1/a/{b}, /v1/a/x%2Fy, b, x%2Fy"
    })
    void theValueOfAVariableIsReadOffThePath(String template, String path, String variable, String value) {
        assertThat(KeyedLimit.pathValue(template, path, variable)).isEqualTo(value);
    }
}

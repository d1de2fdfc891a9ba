package dev.fairlead.webhooks.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SigningSecretTest {

    @Test
    void anEmptyShortOrBrokenSecretIsRefusedWithoutNamingIt() {
        assertThatThrownBy(() -> SigningSecret.of("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> SigningSecret.of("  \n")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> SigningSecret.of("whsec_canary"))
                .hasMessageContaining("12 characters")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> SigningSecret.of("whsec_canary_canary_canary\n"))
                .hasMessageContaining("without a line end")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aSecretIsNotPrinted() {
        assertThat(SigningSecret.of("whsec_canary_canary_canary")).hasToString("****");
    }

    @Test
    void secretsAreEqualByText() {
        assertThat(SigningSecret.of("whsec_0123456789abcdef"))
                .isEqualTo(SigningSecret.of("whsec_0123456789abcdef"))
                .isNotEqualTo(SigningSecret.of("whsec_0123456789abcdeX"));
    }
}

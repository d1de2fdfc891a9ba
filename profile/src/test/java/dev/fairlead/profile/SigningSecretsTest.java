package dev.fairlead.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SigningSecretsTest {

    private static final Webhooks STRIPE = webhooks();

    private static Webhooks webhooks() {
        Webhooks webhooks = Profiles.bundled("stripe").webhooks();
        assertThat(webhooks).isNotNull();
        return webhooks;
    }

    @Test
    void anEmptyShortOrBrokenSecretIsRefusedWithoutNamingIt() {
        assertThatThrownBy(() -> STRIPE.secret("")).hasMessageStartingWith("the signing secret is empty");
        assertThatThrownBy(() -> STRIPE.secret("  \n")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> STRIPE.secret("whsec_canary"))
                .hasMessageContaining("12 characters")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> STRIPE.secret("whsec_canary_canary_canary\n"))
                .hasMessageContaining("without a line end")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> STRIPE.secret("sk_test_canary_canary_canary"))
                .hasMessageContaining("does not begin with whsec_")
                .hasMessageNotContaining("canary");
    }

    @Test
    void oneThatMayBeIsKept() {
        assertThat(STRIPE.secret("whsec_0123456789abcdef")).isEqualTo(Secret.of("whsec_0123456789abcdef"));
    }
}

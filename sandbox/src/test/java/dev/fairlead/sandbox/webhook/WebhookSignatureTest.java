package dev.fairlead.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.profile.Profiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private final WebhookSignature signature =
            new WebhookSignature(Profiles.bundled("stripe").webhooks());

    @Test
    void aKnownBodyHasItsKnownSignature() {
        byte[] body = "{\n  \"id\": \"evt_test_webhook\",\n  \"object\": \"event\"\n}".getBytes(StandardCharsets.UTF_8);

        assertThat(signature.header()).isEqualTo("Stripe-Signature");
        assertThat(signature.sign(body, "whsec_test_secret", Instant.ofEpochSecond(12345)))
                .isEqualTo("t=12345,v1=2672d138c9a412830f3bfe2ecc5bfb3277cf6f5b49d0119d77dd6cb64da1257e");
    }
}

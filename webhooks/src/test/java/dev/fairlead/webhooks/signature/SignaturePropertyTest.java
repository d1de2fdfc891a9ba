package dev.fairlead.webhooks.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every webhook: single-bit changes are tried one and all, the rest from a fixed seed. */
class SignaturePropertyTest {

    private static final Webhooks STRIPE =
            Objects.requireNonNull(Profiles.bundled("stripe").webhooks());
    private static final Instant NOW = Instant.ofEpochSecond(1_795_430_000);

    private final SignatureScheme scheme = SignatureScheme.of(STRIPE, List.of(Secret.of("whsec_of_the_property_test")));
    private final Random random = new Random(20_261_123);

    @Test
    void everyChangedBitOfTheBodyIsNoticed() {
        for (int length : new int[] {1, 2, 63, 64, 65, 300}) {
            byte[] body = randomBytes(length);
            WebhookHeaders signature = scheme.sign(body, NOW);
            assertThat(scheme.verify(body, signature, NOW)).isInstanceOf(Verification.Verified.class);
            for (int bit = 0; bit < body.length * 8; bit++) {
                assertThat(scheme.verify(flipped(body, bit), signature, NOW))
                        .as("bit %d of %d bytes", bit, length)
                        .isEqualTo(new Verification.Rejected(Rejection.NO_MATCH));
            }
        }
    }

    @Test
    void everyChangedBitOfTheHeaderIsNoticed() {
        byte[] body = randomBytes(100);
        byte[] header = signature(body).getBytes(StandardCharsets.ISO_8859_1);
        for (int bit = 0; bit < header.length * 8; bit++) {
            String changed = new String(flipped(header, bit), StandardCharsets.ISO_8859_1);
            assertThat(scheme.verify(body, WebhookHeaders.of("Stripe-Signature", changed), NOW))
                    .as(changed)
                    .isInstanceOf(Verification.Rejected.class);
        }
    }

    @Test
    void everyCutOffBodyOrHeaderIsNoticed() {
        byte[] body = randomBytes(200);
        String header = signature(body);
        for (int length = 0; length < body.length; length++) {
            assertThat(scheme.verify(Arrays.copyOf(body, length), scheme.sign(body, NOW), NOW))
                    .isInstanceOf(Verification.Rejected.class);
        }
        for (int length = 0; length < header.length(); length++) {
            assertThat(scheme.verify(body, WebhookHeaders.of("Stripe-Signature", header.substring(0, length)), NOW))
                    .isInstanceOf(Verification.Rejected.class);
        }
    }

    @Test
    void theOrderOfElementsDoesNotMatter() {
        for (int round = 0; round < 200; round++) {
            byte[] body = randomBytes(1 + random.nextInt(500));
            List<String> elements = new ArrayList<>(List.of(signature(body).split(",")));
            for (int i = 0; i < 15; i++) {
                elements.add((random.nextBoolean() ? "v1=" : "v0=") + "%064x".formatted(random.nextLong(1L << 62)));
            }
            Collections.shuffle(elements, random);
            assertThat(scheme.verify(body, WebhookHeaders.of("Stripe-Signature", String.join(",", elements)), NOW))
                    .isInstanceOf(Verification.Verified.class);
        }
    }

    @Test
    void everyTextInTheHeaderHasAVerdict() {
        String alphabet = "tv10=,; \t\"'\\=,t=v1=9af\u0000\u00ff\u0661\uD83D-+.";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder header = new StringBuilder();
            int length = random.nextInt(120);
            for (int i = 0; i < length; i++) {
                header.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(scheme.verify(randomBytes(20), WebhookHeaders.of("Stripe-Signature", header.toString()), NOW))
                    .isInstanceOf(Verification.Rejected.class);
        }
    }

    private String signature(byte[] body) {
        return Objects.requireNonNull(scheme.sign(body, NOW).first("Stripe-Signature"));
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}

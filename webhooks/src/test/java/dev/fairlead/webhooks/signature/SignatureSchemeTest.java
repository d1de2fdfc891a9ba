package dev.fairlead.webhooks.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Secret;
import dev.fairlead.profile.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignatureSchemeTest {

    private static final Webhooks STRIPE =
            Objects.requireNonNull(Profiles.bundled("stripe").webhooks());
    private static final String SECRET = "whsec_test_secret";
    private static final byte[] BODY = bytes("{\n  \"id\": \"evt_test_webhook\",\n  \"object\": \"event\"\n}");
    private static final String VECTOR = "2672d138c9a412830f3bfe2ecc5bfb3277cf6f5b49d0119d77dd6cb64da1257e";
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(12_345);

    private final SignatureScheme scheme = scheme(SECRET);

    @Test
    void acceptsTheVectorOfTheReference() {
        assertThat(verify("t=12345,v1=" + VECTOR)).isEqualTo(new Verification.Verified(SIGNED_AT, 0));
        assertThat(scheme.sign(BODY, SIGNED_AT).first("stripe-signature")).isEqualTo("t=12345,v1=" + VECTOR);
    }

    @Test
    void acceptsWhatStripeJavaSigns() throws Exception {
        for (String text : List.of("{}", "{\"name\":\"Ådå ☃ \uD83D\uDE00\"}\r\n", "\uFEFF{\"a\":\"\\u001b\"}")) {
            String signature = Webhook.Util.computeHmacSha256(SECRET, "12345." + text);

            assertThat(scheme.verify(bytes(text), header("t=12345,v1=" + signature), SIGNED_AT))
                    .isEqualTo(new Verification.Verified(SIGNED_AT, 0));
        }
    }

    @Test
    void stripeJavaAcceptsWhatWeSign() throws Exception {
        Instant now = Instant.now();
        String header = Objects.requireNonNull(scheme.sign(BODY, now).first("Stripe-Signature"));

        assertThat(Webhook.constructEvent(text(BODY), header, SECRET).getId()).isEqualTo("evt_test_webhook");
        assertThatThrownBy(() -> Webhook.constructEvent(text(BODY) + " ", header, SECRET))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void acceptsABodyThatIsNoText() {
        byte[] body = {(byte) 0xff, 0, (byte) 0xc3, 0x28};

        assertThat(scheme.verify(body, scheme.sign(body, SIGNED_AT), SIGNED_AT))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void acceptsEachOfTheLiveSecretsAndSaysWhich() {
        SignatureScheme rotating = scheme("whsec_the_new_secret_1", "whsec_the_old_secret_2");

        assertThat(rotating.verify(BODY, scheme("whsec_the_new_secret_1").sign(BODY, SIGNED_AT), SIGNED_AT))
                .isEqualTo(new Verification.Verified(SIGNED_AT, 0));
        assertThat(rotating.verify(BODY, scheme("whsec_the_old_secret_2").sign(BODY, SIGNED_AT), SIGNED_AT))
                .isEqualTo(new Verification.Verified(SIGNED_AT, 1));
        assertThat(scheme("whsec_the_old_secret_2").verify(BODY, rotating.sign(BODY, SIGNED_AT), SIGNED_AT))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void refusesAnotherSecret() {
        assertRejected(Rejection.NO_MATCH, scheme("whsec_another_secret").sign(BODY, SIGNED_AT));
    }

    @Test
    void refusesWhatIsTooOldOrTooNewToTheSecond() {
        WebhookHeaders signature = scheme.sign(BODY, SIGNED_AT);
        Instant oldest = SIGNED_AT.plus(STRIPE.tolerance());
        Instant newest = SIGNED_AT.minus(STRIPE.tolerance());

        assertThat(scheme.verify(BODY, signature, oldest)).isInstanceOf(Verification.Verified.class);
        assertThat(scheme.verify(BODY, signature, newest)).isInstanceOf(Verification.Verified.class);
        assertThat(scheme.verify(BODY, signature, oldest.plusMillis(1)))
                .isEqualTo(new Verification.Rejected(Rejection.TOO_OLD));
        assertThat(scheme.verify(BODY, signature, newest.minusMillis(1)))
                .isEqualTo(new Verification.Rejected(Rejection.IN_THE_FUTURE));
    }

    @Test
    void saysNothingAboutTheTimeOfWhatIsNotSignedByUs() {
        assertThat(scheme.verify(BODY, scheme("whsec_another_secret").sign(BODY, SIGNED_AT), Instant.now()))
                .isEqualTo(new Verification.Rejected(Rejection.NO_MATCH));
    }

    @Test
    void refusesAMissingOrRepeatedHeader() {
        assertRejected(Rejection.MISSING_HEADER, WebhookHeaders.none());
        String right = "t=12345,v1=" + VECTOR;
        assertRejected(Rejection.REPEATED_HEADER, WebhookHeaders.of(Map.of("Stripe-Signature", List.of(right, right))));
        assertRejected(
                Rejection.REPEATED_HEADER,
                WebhookHeaders.of(Map.of("Stripe-Signature", List.of(right), "stripe-signature", List.of(right))));
    }

    @Test
    void refusesEveryMalformedHeaderWithItsReason() {
        Map<String, Rejection> headers = Map.ofEntries(
                Map.entry("", Rejection.MALFORMED_HEADER),
                Map.entry(",", Rejection.MALFORMED_HEADER),
                Map.entry("nonsense", Rejection.MALFORMED_HEADER),
                Map.entry("t=12345,v1=" + VECTOR + ",", Rejection.MALFORMED_HEADER),
                Map.entry("v1=" + VECTOR, Rejection.MISSING_TIMESTAMP),
                Map.entry("t=12345,t=12345,v1=" + VECTOR, Rejection.REPEATED_TIMESTAMP),
                Map.entry("t=,v1=" + VECTOR, Rejection.MALFORMED_TIMESTAMP),
                Map.entry("t=not_a_number,v1=" + VECTOR, Rejection.MALFORMED_TIMESTAMP),
                Map.entry("t=-12345,v1=" + VECTOR, Rejection.MALFORMED_TIMESTAMP),
                Map.entry("t=١٢٣٤٥,v1=" + VECTOR, Rejection.MALFORMED_TIMESTAMP),
                Map.entry("t=99999999999999999999999,v1=" + VECTOR, Rejection.MALFORMED_TIMESTAMP),
                Map.entry("t=9223372036854775807,v1=" + VECTOR, Rejection.MALFORMED_TIMESTAMP),
                Map.entry("t=12345", Rejection.MISSING_SIGNATURE),
                Map.entry("t=12345,v0=" + VECTOR, Rejection.MISSING_SIGNATURE),
                Map.entry("t=12345,V1=" + VECTOR, Rejection.MISSING_SIGNATURE),
                Map.entry("t=12345,v1=", Rejection.MALFORMED_SIGNATURE),
                Map.entry("t=12345,v1=xyz", Rejection.MALFORMED_SIGNATURE),
                Map.entry("t=12345,v1=" + VECTOR.substring(2), Rejection.MALFORMED_SIGNATURE),
                Map.entry("t=12345,v1=" + VECTOR + "00", Rejection.MALFORMED_SIGNATURE),
                Map.entry("t=12345,v1=" + VECTOR.replace('d', 'D'), Rejection.MALFORMED_SIGNATURE),
                Map.entry("t=12345,v1=" + "g".repeat(64), Rejection.MALFORMED_SIGNATURE),
                Map.entry("t=12345,v1=" + "0".repeat(64), Rejection.NO_MATCH),
                Map.entry("t=012345,v1=" + VECTOR, Rejection.NO_MATCH),
                Map.entry("t=12345,v1=" + VECTOR + ",x=" + "y".repeat(8_192), Rejection.HEADER_TOO_LONG));

        headers.forEach(
                (header, reason) -> assertThat(verify(header)).as(header).isEqualTo(new Verification.Rejected(reason)));
    }

    @Test
    void takesSixteenSignaturesAndNoMore() {
        String fifteen = ",v1="
                + String.join(
                        ",v1=",
                        IntStream.range(0, 15).mapToObj("%064x"::formatted).toList());

        assertThat(verify("t=12345" + fifteen + ",v1=" + VECTOR)).isInstanceOf(Verification.Verified.class);
        assertThat(verify("t=12345,v1=" + VECTOR + fifteen + ",v1=" + VECTOR))
                .isEqualTo(new Verification.Rejected(Rejection.TOO_MANY_SIGNATURES));
    }

    @Test
    void passesOverElementsThatItDoesNotKnow() {
        assertThat(verify("x=1, t=12345 ,v0=00,v2=00, v1=" + VECTOR)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void refusesAnEmptyBody() {
        byte[] none = {};

        assertThat(scheme.verify(none, scheme.sign(none, SIGNED_AT), SIGNED_AT))
                .isEqualTo(new Verification.Rejected(Rejection.EMPTY_BODY));
    }

    @Test
    void refusesToBeMadeWithoutASecretOrWithAnotherKindOfKey() {
        assertThatThrownBy(() -> scheme()).hasMessageContaining("between 1 and 16");
        assertThatThrownBy(() -> scheme("sk_test_thisisanapikey"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not begin with whsec_")
                .hasMessageNotContaining("thisisanapikey");
    }

    private Verification verify(String header) {
        return scheme.verify(BODY, header(header), SIGNED_AT);
    }

    private void assertRejected(Rejection reason, WebhookHeaders headers) {
        assertThat(scheme.verify(BODY, headers, SIGNED_AT)).isEqualTo(new Verification.Rejected(reason));
    }

    private static SignatureScheme scheme(String... secrets) {
        return SignatureScheme.of(
                STRIPE, List.of(secrets).stream().map(Secret::of).toList());
    }

    private static WebhookHeaders header(String value) {
        return WebhookHeaders.of("Stripe-Signature", value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

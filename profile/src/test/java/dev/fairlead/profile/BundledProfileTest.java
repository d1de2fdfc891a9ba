package dev.fairlead.profile;

import static dev.fairlead.profile.RateLimit.Key.ACCOUNT;
import static dev.fairlead.profile.RateLimit.Key.OPERATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledProfileTest {

    private static final String REST = "51HxEwKLm0pQ9dZt7".repeat(6);

    private final Profile stripe = Profiles.bundled("stripe");

    @ParameterizedTest
    @MethodSource("dev.fairlead.profile.Profiles#bundledIds")
    void loadsUnderItsOwnIdAndEverySectionHasSourcesAndADate(String id) {
        Profile profile = Profiles.bundled(id);

        assertThat(profile.id()).isEqualTo(id);
        assertThat(profile.evidence()).isNotEmpty().allSatisfy((section, evidence) -> {
            assertThat(evidence.sources()).as(section).isNotEmpty();
            assertThat(evidence.asOf()).as(section).isAfterOrEqualTo(profile.asOf());
        });
    }

    @Test
    void evidenceCoversEverySectionOfTheText() {
        assertThat(stripe.evidence())
                .containsOnlyKeys(
                        "api",
                        "credentials",
                        "authentication",
                        "versioning",
                        "wire",
                        "errors",
                        "retries",
                        "rate_limits",
                        "idempotency",
                        "pagination",
                        "timeouts",
                        "webhooks",
                        "sensitive_fields",
                        "pre_launch");
    }

    @Test
    void stripeIsCalledAtItsHostWithABearerKeyAndAPinnedVersion() {
        assertThat(stripe.baseUrl()).isEqualTo(URI.create("https://api.stripe.com"));
        assertThat(stripe.authentication().schemes())
                .containsExactly(AuthScheme.Keys.bearer("api_key"), new AuthScheme.Basic("{api_key}", ""));
        assertThat(stripe.authentication().credentials())
                .extracting(CredentialField::name, CredentialField::secret, CredentialField::required)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("api_key", true, true));
        assertThat(stripe.versioning()).isNotNull();
        assertThat(stripe.versioning().header()).isEqualTo("Stripe-Version");
        assertThat(stripe.versioning().pinned()).isEqualTo("2024-04-10");
        assertThat(stripe.wire()).isEqualTo(new Wire(Wire.FormStyle.INDEXED_BRACKETS, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "sk_test_, TEST, true", "sk_live_, LIVE, true", "rk_test_, TEST, true",
        "rk_live_, LIVE, true", "pk_test_, TEST, false", "pk_live_, LIVE, false"
    })
    void stripeKeysAreToldApartByTheirPrefixInClassicAndInNewLength(String prefix, Mode mode, boolean usable) {
        for (String rest : new String[] {REST.substring(0, 24), REST.substring(0, 99)}) {
            Optional<KeyFormat> format = stripe.credentials().formatOf(prefix + rest);

            assertThat(format).hasValueSatisfying(found -> {
                assertThat(found.mode()).isEqualTo(mode);
                assertThat(found.usable()).isEqualTo(usable);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk_test_",
                "sk_test_123",
                "sk_prod_51HxEwKLm0pQ9dZt7aaaaaaa",
                "whsec_51HxEwKLm0pQ9dZt7aaaaaaa",
                " sk_test_51HxEwKLm0pQ9dZt7aaaaaaa",
                "sk_test_51HxEwKLm0pQ9dZt7aaaaaaa\n",
                "sk_test_51HxEwKLm0 pQ9dZt7aaaaaaa"
            })
    void whatIsNoStripeKeyHasNoFormat(String nonsense) {
        assertThat(stripe.credentials().formatOf(nonsense)).isEmpty();
    }

    @Test
    void stripeRetriesFollowItsVerdictAndKnowThrottlingFromLocks() {
        Retries retries = stripe.retries();

        assertThat(retries.verdict()).isEqualTo(new Retries.Verdict("Stripe-Should-Retry", "true", "false"));
        assertThat(retries.rules())
                .containsExactly(
                        new Retries.Rule(
                                When.status(429).code("lock_timeout"),
                                Meaning.BUSY,
                                true,
                                null,
                                "another request holds the same object; change it from one place at a time"),
                        Retries.Rule.of(When.status(429), Meaning.THROTTLED, true),
                        Retries.Rule.of(When.status(409), Meaning.BUSY, false),
                        Retries.Rule.of(When.status(500, 502, 503, 504), Meaning.TRANSIENT, false));
        assertThat(retries.waitHints()).containsExactly(Retries.WaitHint.inHeader("Retry-After", WaitUnit.RETRY_AFTER));
    }

    @Test
    void stripeLimitsDifferByModeAndHoldForEachOperationToo() {
        Duration second = Duration.ofSeconds(1);
        assertThat(stripe.rateLimits().limits())
                .extracting(RateLimit::id, RateLimit::windows, RateLimit::key, RateLimit::mode)
                .containsExactly(
                        tuple("account-live", List.of(RateLimit.Window.of(100, second)), List.of(ACCOUNT), Mode.LIVE),
                        tuple("account-test", List.of(RateLimit.Window.of(25, second)), List.of(ACCOUNT), Mode.TEST),
                        tuple("operation", List.of(RateLimit.Window.of(25, second)), List.of(ACCOUNT, OPERATION), null),
                        tuple(
                                "payment-intent",
                                List.of(RateLimit.Window.of(1_000, Duration.ofHours(1))),
                                List.of(ACCOUNT, RateLimit.Key.path("intent")),
                                null));
    }

    @Test
    void stripeNamesTheLimitThatWasHit() {
        assertThat(stripe.rateLimits().reason()).isEqualTo(RateLimits.Place.inHeader("Stripe-Rate-Limited-Reason"));
        assertThat(stripe.rateLimits().limits().getFirst().names()).containsExactly("global-rate");
        assertThat(stripe.rateLimits().concurrency())
                .isEqualTo(
                        new RateLimits.Concurrency(null, true, Set.of("global-concurrency", "endpoint-concurrency")));
    }

    @Test
    void stripeRemembersKeysOfPostsForADay() {
        assertThat(stripe.idempotency())
                .isEqualTo(new Idempotency(
                        "Idempotency-Key", Set.of("POST"), 255, Duration.ofHours(24), "Idempotent-Replayed"));
    }

    @Test
    void stripePagesByTheLastIdAndBySearchTokens() {
        assertThat(stripe.pagination())
                .extracting(
                        Pagination::next, Pagination::items, page -> page.end().more(), Pagination::size)
                .containsExactly(
                        tuple(
                                new Pagination.LastItem("starting_after", "/id", "ending_before"),
                                "/data",
                                "/has_more",
                                new Pagination.PageSize("limit", 100, 10)),
                        tuple(
                                new Pagination.Token("page", "/next_page", null),
                                "/data",
                                "/has_more",
                                new Pagination.PageSize("limit", 100, 10)));
    }

    @Test
    void stripeSignsWithATimestampedHmac() {
        Webhooks webhooks = stripe.webhooks();

        assertThat(webhooks).isNotNull();
        assertThat(webhooks.signatureHeader()).isEqualTo("Stripe-Signature");
        assertThat(webhooks.version()).isEqualTo("v1");
        assertThat(webhooks.tolerance()).isEqualTo(Duration.ofSeconds(300));
        assertThat(webhooks.secretPrefix()).isEqualTo("whsec_");
    }

    @Test
    void whatIsSecretIsNamed() {
        assertThat(stripe.sensitiveFields()).contains("number", "cvc", "client_secret", "secret");
    }

    @Test
    void nothingOfAProfileCanBeChanged() {
        assertThat(stripe.evidence()).isUnmodifiable();
        assertThat(stripe.rateLimits().limits()).isUnmodifiable();
        assertThat(stripe.retries().rules()).isUnmodifiable();
    }
}

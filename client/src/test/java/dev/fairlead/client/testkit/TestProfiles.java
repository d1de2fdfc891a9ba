package dev.fairlead.client.testkit;

import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.Credentials;
import dev.fairlead.profile.Idempotency;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Retries;
import dev.fairlead.profile.WaitUnit;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider with round numbers, in Stripe's clothes. */
public final class TestProfiles {

    public static final String KEY = "sk_test_fairleadUnitTests0123456789";

    private TestProfiles() {}

    /** Up to 4 attempts; 500 ms and 1 s bases, 8 s cap; Retry-After; 409 and usual 5xx transient; 429 throttled and unprocessed. */
    public static Profile provider() {
        Profile stripe = Profiles.bundled("stripe");
        return with(stripe, stripe.credentials(), stripe.authentication(), stripe.idempotency());
    }

    /** The same with other ways to authenticate, and keys of any form. */
    public static Profile authenticating(Authentication authentication) {
        Profile stripe = Profiles.bundled("stripe");
        return with(stripe, new Credentials(List.of()), authentication, stripe.idempotency());
    }

    /** The same without idempotency keys. */
    public static Profile withoutIdempotency() {
        Profile stripe = Profiles.bundled("stripe");
        return with(stripe, stripe.credentials(), stripe.authentication(), null);
    }

    private static Profile with(
            Profile stripe, Credentials credentials, Authentication authentication, @Nullable Idempotency idempotency) {
        return new Profile(
                stripe.id(),
                stripe.name(),
                stripe.documentation(),
                stripe.asOf(),
                stripe.baseUrl(),
                credentials,
                authentication,
                stripe.versioning(),
                stripe.wire(),
                stripe.errors(),
                retries(),
                stripe.rateLimits(),
                idempotency,
                stripe.pagination(),
                stripe.timeouts(),
                stripe.webhooks(),
                stripe.sensitiveFields(),
                stripe.preLaunch(),
                stripe.evidence());
    }

    public static Retries retries() {
        return new Retries(
                new Retries.Verdict("Stripe-Should-Retry", "true", "false"),
                Set.of(409, 500, 502, 503, 504),
                Set.of(429),
                Set.of(429),
                Set.of("quota_exhausted"),
                Set.of("lock_timeout"),
                List.of(
                        Retries.WaitHint.inHeader("Retry-After-Ms", WaitUnit.MILLISECONDS),
                        Retries.WaitHint.inHeader("Retry-After", WaitUnit.RETRY_AFTER),
                        Retries.WaitHint.inHeader("X-Reset", WaitUnit.EPOCH_SECONDS)),
                4,
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(8));
    }
}

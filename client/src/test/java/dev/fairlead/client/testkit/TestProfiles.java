package dev.fairlead.client.testkit;

import dev.fairlead.profile.Authentication;
import dev.fairlead.profile.Credentials;
import dev.fairlead.profile.Idempotency;
import dev.fairlead.profile.Meaning;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.RateLimits;
import dev.fairlead.profile.Retries;
import dev.fairlead.profile.WaitUnit;
import dev.fairlead.profile.When;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** The same with other limits. */
    public static Profile limiting(RateLimits rateLimits) {
        Profile usual = provider();
        return new Profile(
                usual.id(),
                usual.name(),
                usual.documentation(),
                usual.asOf(),
                usual.address(),
                usual.credentials(),
                usual.authentication(),
                usual.versioning(),
                usual.wire(),
                usual.errors(),
                usual.retries(),
                rateLimits,
                usual.idempotency(),
                usual.pagination(),
                usual.timeouts(),
                usual.webhooks(),
                usual.sensitiveFields(),
                usual.preLaunch(),
                usual.evidence());
    }

    private static Profile with(
            Profile stripe, Credentials credentials, Authentication authentication, @Nullable Idempotency idempotency) {
        return new Profile(
                stripe.id(),
                stripe.name(),
                stripe.documentation(),
                stripe.asOf(),
                stripe.address(),
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
                List.of(
                        rule(When.status(429).code("quota_exhausted"), Meaning.EXHAUSTED, true),
                        rule(When.status(429).code("lock_timeout"), Meaning.BUSY, true),
                        rule(When.status(429), Meaning.THROTTLED, true),
                        rule(When.status(409), Meaning.BUSY, false),
                        rule(When.status(500, 502, 503, 504), Meaning.TRANSIENT, false)),
                List.of(
                        Retries.WaitHint.inHeader("Retry-After-Ms", WaitUnit.MILLISECONDS),
                        Retries.WaitHint.inHeader("Retry-After", WaitUnit.RETRY_AFTER),
                        Retries.WaitHint.inHeader("X-Reset", WaitUnit.EPOCH_SECONDS)),
                Set.of(),
                null,
                4,
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(8));
    }

    private static Retries.Rule rule(When when, Meaning outcome, boolean unprocessed) {
        return Retries.Rule.of(when, outcome, unprocessed);
    }

    /**
     * Stripe's profile with other sections, each as its text stands in a profile: {@code errors:} and what is in it, less the
     * evidence; one with nothing in it takes the section away.
     */
    public static Profile stripeWith(String... sections) {
        String text = bundledText();
        for (String section : sections) {
            String name = section.substring(0, section.indexOf(':') + 1);
            String evidence = "\n  as_of: 2026-11-23\n  sources: [{url: 'https://example.com', says: for a test}]";
            Matcher old =
                    Pattern.compile("(?ms)^" + name + "$.*?(?=^[a-z_]+:$|\\z)").matcher(text);
            if (section.length() == name.length()) {
                text = old.replaceFirst("");
                continue;
            }
            text = old.replaceFirst(Matcher.quoteReplacement(
                    name + evidence + section.substring(name.length()).stripTrailing() + "\n\n"));
        }
        return Profiles.parse("test.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String bundledText() {
        try (InputStream in = Profiles.class.getResourceAsStream("stripe.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package dev.fairlead.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateLimitsReaderTest {

    private static final String ALL = """
            rate_limits:
              as_of: 2026-11-23
              sources:
                - url: https://example.com/limits
                  says: all of it
              reason:
                field: /error/policy
              limits:
                - id: tokens
                  unit: tokens
                  key: [account, "header:OpenAI-Project", "path:model"]
                  windows:
                    - permits: 90000
                      period: 1m
                      burst: 9000
                    - permits: 1000000
                      period: 1d
                  cost:
                    usual: 500
                    methods: [POST=800]
                    operations: [createEmbedding=50]
                    actual:
                      field: /usage/total_tokens
                  applies_to:
                    methods: [POST]
                    operations: [createCompletion, createEmbedding]
                  names: [TOKENS]
              signals:
                - form: headers
                  limits: [tokens]
                  remaining: X-RateLimit-Remaining-Tokens
                  reset: X-RateLimit-Reset-Tokens
                  reset_unit: duration_text
                - form: structured
                  remaining: RateLimit
              concurrency:
                limit: 25
                adaptive: false

            """;

    private static Profile profile(String limits) {
        return Profiles.parse("x.yaml", stripeWith(limits).getBytes(StandardCharsets.UTF_8));
    }

    private static String stripeWith(String limits) {
        try (InputStream in = Profiles.class.getResourceAsStream("stripe.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(0, text.indexOf("rate_limits:"))
                    + limits
                    + text.substring(text.indexOf("idempotency:\n"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void readsWindowsKeysCostsSignalsAndConcurrency() {
        RateLimits limits = profile(ALL).rateLimits();

        assertThat(limits.limits())
                .containsExactly(new RateLimit(
                        "tokens",
                        List.of(
                                new RateLimit.Window(90_000, Duration.ofMinutes(1), 9_000),
                                new RateLimit.Window(1_000_000, Duration.ofDays(1), 50_000)),
                        List.of(
                                RateLimit.Key.ACCOUNT,
                                RateLimit.Key.header("OpenAI-Project"),
                                RateLimit.Key.path("model")),
                        "tokens",
                        new RateLimit.Cost(
                                500,
                                Map.of("POST", 800L),
                                Map.of("createEmbedding", 50L),
                                RateLimits.Place.inField("/usage/total_tokens")),
                        new RateLimit.Filter(Set.of("POST"), Set.of("createCompletion", "createEmbedding")),
                        Set.of("TOKENS"),
                        null));
        assertThat(limits.reason()).isEqualTo(RateLimits.Place.inField("/error/policy"));
        assertThat(limits.signals())
                .containsExactly(
                        new RateLimits.Signal(
                                Set.of("tokens"),
                                RateLimits.Signal.Form.HEADERS,
                                "X-RateLimit-Remaining-Tokens",
                                "X-RateLimit-Reset-Tokens",
                                WaitUnit.DURATION_TEXT),
                        new RateLimits.Signal(
                                Set.of(),
                                RateLimits.Signal.Form.STRUCTURED,
                                "RateLimit",
                                "RateLimit",
                                WaitUnit.SECONDS));
        assertThat(limits.concurrency()).isEqualTo(new RateLimits.Concurrency(25, false, Set.of()));
    }

    @Test
    void theCostOfAnOperationGoesBeforeThatOfItsMethod() {
        RateLimit.Cost cost = profile(ALL).rateLimits().limits().getFirst().cost();

        assertThat(cost.of("createEmbedding", "POST")).isEqualTo(50);
        assertThat(cost.of("createCompletion", "POST")).isEqualTo(800);
        assertThat(cost.of("listModels", "GET")).isEqualTo(500);
    }

    @Test
    void aSignalAboutALimitThatIsNotThereIsAMistake() {
        assertThatThrownBy(() -> profile(ALL.replace("limits: [tokens]", "limits: [token]")))
                .hasMessageContaining("rate_limits.signals[0].limits: there is no limit \"token\"");
    }

    @Test
    void aBurstAboveThePermitsIsAMistake() {
        assertThatThrownBy(() -> profile(ALL.replace("burst: 9000", "burst: 90001")))
                .hasMessageContaining("rate_limits.limits[0].windows[0].burst: is more than the permits");
    }
}

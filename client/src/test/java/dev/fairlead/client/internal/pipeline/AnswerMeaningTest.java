package dev.fairlead.client.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.client.http.TransportResult;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What answers of several providers mean, by rules as a profile of theirs would hold them. */
class AnswerMeaningTest {

    private static final String TIMES = """
              max_attempts: 4
              transient_base: 50ms
              throttled_base: 1s
              cap: 20s
            """;

    private static Outcome.Answered classify(String errors, String retries, int status, Headers headers, String body) {
        var profile = TestProfiles.stripeWith("errors:\n" + errors.indent(2), "retries:\n" + retries.indent(2) + TIMES);
        return (Outcome.Answered) new Classifier(profile, new VirtualTime(), new KnownSecrets())
                .classify(new TransportResult.Answered(HttpResponse.of(status, headers, body)), Duration.ofSeconds(1));
    }

    private static void assertMeans(Outcome outcome, OutcomeKind kind, boolean isTransient, boolean isTrouble) {
        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.isTransient()).as("transient").isEqualTo(isTransient);
        assertThat(outcome.isTrouble()).as("trouble").isEqualTo(isTrouble);
    }

    /** docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
    @Test
    void amazonThrottlesWithAnyStatus() {
        String errors = """
                envelopes: [{code: [/__type, /code, /Error/Code], message: [/message, /Error/Message]}]
                code_after: '#'
                """;
        String retries = """
                rules:
                  - when: {code: [ThrottlingException, Throttling, SlowDown]}
                    outcome: throttled
                    unprocessed: true
                  - when: {status: [500, 502, 503, 504]}
                    outcome: transient
                wait_hints: [{header: x-amz-retry-after, unit: milliseconds}]
                """;

        Outcome.Answered sqs = classify(
                errors,
                retries,
                400,
                Headers.of("x-amz-retry-after", "1500"),
                "{\"__type\":\"com.amazonaws#ThrottlingException\",\"message\":\"Rate exceeded\"}");
        assertMeans(sqs, OutcomeKind.THROTTLED, true, false);
        assertThat(sqs.retryAfter()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(sqs.unprocessed()).isTrue();
        assertThat(sqs.advice()).startsWith("send fewer requests");

        assertMeans(
                classify(errors, retries, 503, Headers.empty(), "<Error><Code>SlowDown</Code></Error>"),
                OutcomeKind.THROTTLED,
                true,
                false); // no sign of trouble: it must not open the breaker
        assertMeans(
                classify(errors, retries, 503, Headers.empty(), "<Error><Code>InternalError</Code></Error>"),
                OutcomeKind.SERVER_TRANSIENT,
                true,
                true);
    }

    /** docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: 403 or 429; at least a minute where unhinted. */
    @Test
    void gitHubThrottlesWithForbiddenAndWantsAMinute() {
        String errors = "envelopes: [{message: /message}]";
        String retries = """
                rules:
                  - when: {status: [403, 429], header: {name: x-ratelimit-remaining, is: '0'}}
                    outcome: throttled
                    unprocessed: true
                  - when: {status: [403, 429], message: secondary rate limit}
                    outcome: throttled
                    unprocessed: true
                    unhinted_wait: 60s
                wait_hints:
                  - {header: retry-after, unit: retry_after}
                  - {header: x-ratelimit-reset, unit: epoch_seconds}
                """;

        Outcome.Answered primary = classify(
                errors,
                retries,
                403,
                Headers.of("X-RateLimit-Remaining", "0").plus("X-RateLimit-Reset", "1795435230"),
                "{\"message\":\"API rate limit exceeded\"}");
        assertMeans(primary, OutcomeKind.THROTTLED, true, false);
        assertThat(primary.retryAfter()).isEqualTo(Duration.ofSeconds(30));

        String secondary = "{\"message\":\"You have exceeded a secondary rate limit. Please wait.\"}";
        assertThat(classify(errors, retries, 403, Headers.empty(), secondary).retryAfter())
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(classify(errors, retries, 403, Headers.of("Retry-After", "7"), secondary)
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(7));

        Outcome.Answered forbidden = classify(
                errors,
                retries,
                403,
                Headers.of("X-RateLimit-Remaining", "17"),
                "{\"message\":\"Must have admin rights\"}");
        assertMeans(forbidden, OutcomeKind.CALLER_FAULT, false, false);
        assertThat(forbidden.advice()).isEqualTo("check what these credentials are allowed to do");
    }

    /** api.slack.com/web-api: 200 with ok false. */
    @Test
    void slackFailsWithinSuccess() {
        String errors = """
                envelopes: [{code: /error}]
                inside_success: [{field: {at: /ok, is: 'false'}}]
                """;
        String retries = """
                rules:
                  - when: {code: [ratelimited, rate_limited]}
                    outcome: throttled
                  - when: {code: [invalid_auth, token_revoked]}
                    outcome: unauthenticated
                  - when: {code: [fatal_error, internal_error]}
                    outcome: transient
                """;

        assertMeans(
                classify(errors, retries, 200, Headers.empty(), "{\"ok\":true,\"error\":\"none\"}"),
                OutcomeKind.SUCCESS,
                false,
                false);
        assertMeans(
                classify(errors, retries, 200, Headers.empty(), "{\"ok\":false,\"error\":\"channel_not_found\"}"),
                OutcomeKind.CALLER_FAULT,
                false,
                false);
        assertMeans(
                classify(errors, retries, 200, Headers.empty(), "{\"ok\":false,\"error\":\"ratelimited\"}"),
                OutcomeKind.THROTTLED,
                true,
                false);
        assertMeans(
                classify(errors, retries, 200, Headers.empty(), "{\"ok\":false,\"error\":\"invalid_auth\"}"),
                OutcomeKind.AUTHENTICATION,
                false,
                false);
        assertMeans(
                classify(errors, retries, 200, Headers.empty(), "{\"ok\":false,\"error\":\"fatal_error\"}"),
                OutcomeKind.SERVER_TRANSIENT,
                true,
                true);
        assertMeans(classify(errors, retries, 200, Headers.empty(), ""), OutcomeKind.SUCCESS, false, false);
    }

    /** shopify.dev/docs/api/usage/rate-limits: GraphQL errors in 200, the code in an extension. */
    @Test
    void graphQlFailsWithinSuccess() {
        String errors = """
                envelopes: [{code: /errors/*/extensions/code, message: /errors/*/message}]
                inside_success: [{field: {at: /errors}}]
                """;
        String retries = "rules: [{when: {code: THROTTLED}, outcome: throttled}]";

        assertMeans(
                classify(errors, retries, 200, Headers.empty(), "{\"data\":{},\"errors\":[]}"),
                OutcomeKind.SUCCESS,
                false,
                false);
        assertMeans(
                classify(
                        errors,
                        retries,
                        200,
                        Headers.empty(),
                        "{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\"}}]}"),
                OutcomeKind.THROTTLED,
                true,
                false);
    }

    /** platform.openai.com/docs/guides/error-codes; developers.hubspot.com/docs/api/usage-details. */
    @Test
    void aSpentQuotaIsNoThrottling() {
        String openAi = """
                rules:
                  - {when: {status: 429, code: insufficient_quota}, outcome: exhausted, unprocessed: true}
                  - {when: {status: 429, field: {at: /policyName, is: DAILY}}, outcome: exhausted, unprocessed: true}
                  - {when: {status: 429}, outcome: throttled, unprocessed: true}
                """;
        String errors = "envelopes: [{code: /error/code, type: /error/type, message: [/error/message, /message]}]";

        Outcome.Answered spent = classify(
                errors,
                openAi,
                429,
                Headers.empty(),
                "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"Pay.\"}}");
        assertMeans(spent, OutcomeKind.THROTTLED, false, false);
        assertThat(spent.advice()).startsWith("a quota is spent");

        assertMeans(
                classify(errors, openAi, 429, Headers.empty(), "{\"message\":\"x\",\"policyName\":\"DAILY\"}"),
                OutcomeKind.THROTTLED,
                false,
                false);
        assertMeans(
                classify(errors, openAi, 429, Headers.empty(), "{\"message\":\"x\",\"policyName\":\"SECONDLY\"}"),
                OutcomeKind.THROTTLED,
                true,
                false);
    }

    @Test
    void theFirstRuleThatFitsCounts() {
        String retries = """
                rules:
                  - {when: {status: 503, type: maintenance}, outcome: permanent}
                  - {when: {status: 503}, outcome: transient}
                """;
        String errors = "envelopes: [{type: /type}]";

        assertMeans(
                classify(errors, retries, 503, Headers.empty(), "{\"type\":\"maintenance\"}"),
                OutcomeKind.SERVER_PERMANENT,
                false,
                true);
        assertMeans(classify(errors, retries, 503, Headers.empty(), ""), OutcomeKind.SERVER_TRANSIENT, true, true);
    }
}

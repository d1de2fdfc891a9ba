package dev.fairlead.client.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.http.HttpResponse;
import dev.fairlead.profile.Retries.WaitHint;
import dev.fairlead.profile.WaitUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitHintsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final WaitHint RETRY_AFTER = WaitHint.inHeader("Retry-After", WaitUnit.RETRY_AFTER);

    private static Optional<Duration> read(Headers headers, String body, WaitHint... hints) {
        AnswerBody answer = AnswerBody.ofError(HttpResponse.of(429, headers, body));
        return new WaitHints(List.of(hints)).read(headers, answer::tree, NOW);
    }

    @Test
    void theFirstReadableHintCounts() {
        Headers headers = Headers.of("Retry-After", "9").plus("Retry-After-Ms", "oops");

        assertThat(read(headers, "", WaitHint.inHeader("Retry-After-Ms", WaitUnit.MILLISECONDS), RETRY_AFTER))
                .contains(Duration.ofSeconds(9));
    }

    @Test
    void datesAreComparedWithTheProvidersOwnClock() {
        Headers headers = Headers.of("Retry-After", "Mon, 23 Nov 2026 15:00:10 GMT")
                .plus("Date", "Mon, 23 Nov 2026 15:00:00 GMT");

        assertThat(read(headers, "", RETRY_AFTER)).contains(Duration.ofSeconds(10));
    }

    @Test
    void epochsAreComparedWithTheProvidersOwnClock() {
        Headers headers = Headers.of("X-Reset", "1795446010").plus("Date", "Mon, 23 Nov 2026 15:00:00 GMT");

        assertThat(read(headers, "", WaitHint.inHeader("X-Reset", WaitUnit.EPOCH_SECONDS)))
                .contains(Duration.ofSeconds(10));
    }

    @Test
    void aHintMayBeAFieldOfTheBody() {
        assertThat(read(Headers.empty(), "{\"retry_after\": 2.5}", WaitHint.inField("/retry_after", WaitUnit.SECONDS)))
                .contains(Duration.ofMillis(2_500));
    }

    @Test
    void aHintMayBeInOneItemOfAList() {
        String google = """
                {"error":{"code":429,"status":"RESOURCE_EXHAUSTED","details":[
                  {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED"},
                  {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"3.5s"}]}}""";

        assertThat(read(
                        Headers.empty(),
                        google,
                        WaitHint.inField("/error/details/*/retryDelay", WaitUnit.PROTO_DURATION)))
                .contains(Duration.ofMillis(3_500));
        assertThat(read(
                        Headers.empty(),
                        google,
                        WaitHint.inField("/error/details/1/retryDelay", WaitUnit.PROTO_DURATION)))
                .contains(Duration.ofMillis(3_500));
    }

    @Test
    void aBodyThatHoldsNoHintBreaksNothing() {
        WaitHint hint = WaitHint.inField("/a/*/b", WaitUnit.SECONDS);

        for (String body : List.of("", "<html>", "[]", "{\"a\":[]}", "{\"a\":{}}", "{\"a\":[{\"b\":{}}]}")) {
            assertThat(read(Headers.empty(), body, hint)).as(body).isEmpty();
        }
    }

    @Test
    void aWaitThatIsLongerThanTheProfileBelievesIsPassedOver() {
        WaitHint believed = new WaitHint("X-Reset", null, WaitUnit.SECONDS, null, Duration.ofHours(1));

        assertThat(read(Headers.of("X-Reset", "3600"), "", believed)).contains(Duration.ofHours(1));
        assertThat(read(Headers.of("X-Reset", "3601"), "", believed)).isEmpty();
        assertThat(read(Headers.of("X-Reset", "3601").plus("Retry-After", "5"), "", believed, RETRY_AFTER))
                .contains(Duration.ofSeconds(5));
    }

    @Test
    void aWaitThatIsShorterThanTheProfileAsksForIsLengthened() {
        WaitHint lengthened = new WaitHint("Retry-After", null, WaitUnit.SECONDS, Duration.ofSeconds(1), null);

        assertThat(read(Headers.of("Retry-After", "0"), "", lengthened)).contains(Duration.ofSeconds(1));
        assertThat(read(Headers.of("Retry-After", "2"), "", lengthened)).contains(Duration.ofSeconds(2));
    }
}

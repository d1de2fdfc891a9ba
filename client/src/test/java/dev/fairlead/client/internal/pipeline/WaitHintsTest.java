package dev.fairlead.client.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.http.Headers;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitHintsTest {

    private final WaitHints hints = new WaitHints(TestProfiles.retries().waitHints());

    private Optional<Duration> read(Headers headers) {
        return hints.read(headers, VirtualTime.START); // 2026-11-23T12:00:00Z = 1795435200
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After    | 7                             | 7000",
                "Retry-After    | 0                             | 0",
                "Retry-After    | 1.5                           | 1500",
                "Retry-After    | 0.0001                        | 1",
                "Retry-After    | Mon, 23 Nov 2026 12:00:30 GMT | 30000",
                "Retry-After    | Mon, 23 Nov 2026 11:00:00 GMT | 0",
                "Retry-After    | 999999999999999999            | 315360000000",
                "Retry-After-Ms | 250                           | 250",
                "Retry-After-Ms | 250.2                         | 251",
                "X-Reset        | 1795435260                    | 60000",
                "X-Reset        | 1795430000                    | 0",
            })
    void waitsAreReadInAllTheirSpellings(String header, String value, long millis) {
        assertThat(read(Headers.of(header, value))).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "1e9", "1,5", "NaN", "", "12345678901234567890123456789", "Tue, 99 Nov 2026"})
    void whatCannotBeReadIsNoHint(String value) {
        assertThat(read(Headers.of("Retry-After", value))).isEmpty();
    }

    @Test
    void theFirstReadableHintCounts() {
        Headers headers =
                Headers.of("Retry-After", "9").plus("Retry-After-Ms", "oops").plus("X-Reset", "1795435201");

        assertThat(read(headers)).contains(Duration.ofSeconds(9));
    }

    @Test
    void datesAreComparedWithTheProvidersOwnClock() {
        Headers headers = Headers.of("Retry-After", "Mon, 23 Nov 2026 15:00:10 GMT")
                .plus("Date", "Mon, 23 Nov 2026 15:00:00 GMT");

        assertThat(read(headers)).contains(Duration.ofSeconds(10));
    }
}

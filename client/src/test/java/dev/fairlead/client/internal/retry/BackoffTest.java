package dev.fairlead.client.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.testing.kit.SeededRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @Test
    void jitterIsSpreadOverTheWholeBound() {
        Backoff backoff = new Backoff(TestProfiles.retries(), SeededRandom.of(1));
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(backoff.after(2, OutcomeKind.SERVER_TRANSIENT));
        }

        assertThat(waits).allMatch(wait -> wait.toMillis() >= 1 && wait.toMillis() <= 1_000);
        assertThat(waits).anyMatch(wait -> wait.toMillis() < 100).anyMatch(wait -> wait.toMillis() > 900);
        assertThat(waits.stream().mapToLong(Duration::toMillis).average().orElseThrow())
                .isBetween(450.0, 550.0);
    }

    @Test
    void thoseWhoWereToldTheSameComeBackOneAfterTheOtherAndNeverEarly() {
        Backoff backoff = new Backoff(TestProfiles.retries(), SeededRandom.of(1));
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(backoff.asAsked(Duration.ofSeconds(30), Duration.ofMinutes(5)));
        }

        assertThat(waits).allMatch(wait -> wait.toMillis() >= 30_000 && wait.toMillis() <= 36_000);
        for (int second = 30; second < 36; second++) {
            long begin = second;
            assertThat(waits.stream().filter(wait -> wait.toSeconds() == begin)).hasSizeBetween(100, 240);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT30S, PT5M, PT36S",
        "PT10M, PT1H, PT10M8S",
        "PT30S, PT32S, PT31S",
        "PT30S, PT30.000000001S, PT30S",
        "PT0S, PT1M, PT0S"
    })
    void theSpreadIsAFifthButNoMoreThanTheCapAndHalfOfWhatTheDeadlineLeaves(
            Duration asked, Duration left, Duration longest) {
        Backoff backoff = new Backoff(TestProfiles.retries(), SeededRandom.largest());

        assertThat(backoff.asAsked(asked, left)).isEqualTo(longest);
    }

    @Test
    void manyAttemptsDoNotOverflow() {
        Backoff backoff = new Backoff(TestProfiles.retries(), SeededRandom.largest());

        assertThat(backoff.after(1_000_000, OutcomeKind.THROTTLED)).isEqualTo(Duration.ofSeconds(8));
    }
}

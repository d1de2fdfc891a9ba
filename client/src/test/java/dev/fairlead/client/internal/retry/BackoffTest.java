package dev.fairlead.client.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.testing.kit.SeededRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void manyAttemptsDoNotOverflow() {
        Backoff backoff = new Backoff(TestProfiles.retries(), SeededRandom.largest());

        assertThat(backoff.after(1_000_000, OutcomeKind.THROTTLED)).isEqualTo(Duration.ofSeconds(8));
    }
}

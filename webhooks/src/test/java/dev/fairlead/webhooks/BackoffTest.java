package dev.fairlead.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final RandomGenerator LEAST = () -> 0;

    private final InboxOptions options = InboxOptions.defaults().withDelays(Duration.ofSeconds(1), Duration.ofHours(1));

    @Test
    void waitsTripleUpToTheLongest() {
        InboxOptions least = options.withRandom(LEAST);

        assertThat(IntStream.rangeClosed(1, 10)
                        .mapToObj(failed -> Backoff.delay(least, failed).toMillis()))
                .containsExactly(
                        500L, 1_500L, 4_500L, 13_500L, 40_500L, 121_500L, 364_500L, 1_093_500L, 1_800_000L, 1_800_000L);
    }

    @Test
    void aRandomHalfIsTakenOff() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(Backoff.delay(options, 3)).isBetween(Duration.ofMillis(4_500), Duration.ofMillis(9_000));
        }
    }

    @Test
    void manyFailuresDoNotOverflow() {
        assertThat(Backoff.delay(options.withDelays(Duration.ofDays(1), Duration.ofDays(100_000)), 1_000))
                .isLessThanOrEqualTo(Duration.ofDays(100_000));
    }

    @Test
    void aFirstWaitLongerThanTheLongestIsTheLongest() {
        assertThat(Backoff.delay(
                        options.withDelays(Duration.ofHours(2), Duration.ofHours(1))
                                .withRandom(LEAST),
                        1))
                .isEqualTo(Duration.ofMinutes(30));
    }
}

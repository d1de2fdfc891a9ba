package dev.fairlead.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.testkit.TestProfiles;
import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CoolingTest {

    private final VirtualTime time = new VirtualTime();
    private final Cooling cooling = new Cooling(TestProfiles.retries());

    private long pauseAfterAnAttemptSentNow() {
        time.advance(Duration.ofMillis(1));
        return cooling.pause(time.nanoTime(), time.nanoTime()).toMillis();
    }

    @Test
    void pausesGrowWhileNothingSucceeds() {
        assertThat(pauseAfterAnAttemptSentNow()).isEqualTo(125);
        assertThat(pauseAfterAnAttemptSentNow()).isEqualTo(500);
        assertThat(pauseAfterAnAttemptSentNow()).isEqualTo(2_000);
        assertThat(pauseAfterAnAttemptSentNow()).isEqualTo(8_000);
        assertThat(pauseAfterAnAttemptSentNow()).isEqualTo(8_000);
    }

    @Test
    void aSuccessBeginsAnew() {
        pauseAfterAnAttemptSentNow();
        pauseAfterAnAttemptSentNow();
        cooling.succeeded();

        assertThat(pauseAfterAnAttemptSentNow()).isEqualTo(125);
    }

    @Test
    void attemptsThatWereUnderWayTogetherCountOnce() {
        long sent = time.nanoTime();
        time.advance(Duration.ofMillis(5));

        assertThat(cooling.pause(time.nanoTime(), sent)).isEqualTo(Duration.ofMillis(125));
        assertThat(cooling.pause(time.nanoTime(), sent)).isEqualTo(Duration.ofMillis(125));
    }
}

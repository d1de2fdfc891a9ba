package dev.fairlead.client.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a source learns from the provider's own count, where several clients share it. */
class LocalPermitsTest {

    private static final long MILLI = 1_000_000;
    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    private final LocalPermits permits =
            new LocalPermits(List.of(new LimitWindow(1_000, Duration.ofSeconds(1), 500)), 0);

    private void take(long... millis) {
        for (long at : millis) {
            assertThat(permits.take(at * MILLI, 1)).isTrue();
        }
    }

    private long hear(long nowMillis, long remaining, long takenAtMillis) {
        return permits.sync(nowMillis * MILLI, new ProviderCount(remaining, WINDOW, takenAtMillis * MILLI, 1, 0));
    }

    @Test
    void whatAnybodyTookAfterTheAnsweredAttemptIsTakenOff() {
        take(0);
        hear(5, 100, 0);
        take(10, 20, 30, 40);

        assertThat(hear(50, 60, 20)).as("two came after it").isEqualTo(58);
        assertThat(permits.available(50 * MILLI)).isEqualTo(58);
    }

    @Test
    void theWordAboutTheAttemptCountsThatWasTakenLast() {
        take(0);
        hear(5, 100, 0);
        take(10, 20);

        assertThat(hear(50, 40, 20)).isEqualTo(40);
        assertThat(hear(60, 70, 10)).as("was overtaken").isEqualTo(40);
    }

    @Test
    void onceNothingIsUnderWayTheProvidersNumberHolds() {
        take(0);
        hear(5, 100, 0);
        take(10, 20, 30);
        hear(40, 9, 10);
        hear(50, 8, 20);

        assertThat(hear(60, 7, 30)).isEqualTo(7);
    }

    @Test
    void attemptsWithinAFewMillisecondsMayAllBeUncounted() {
        take(0);
        hear(5, 100, 0);
        take(10, 11, 12);

        assertThat(hear(50, 10, 12))
                .as("two came before it, but nobody noted when")
                .isEqualTo(8);
    }

    @Test
    void whatIsLongerAgoThanTheLogReachesGoesByWhatIsUnderWay() {
        take(0);
        permits.sync(5 * MILLI, new ProviderCount(100, WINDOW, 0, 1, 0));
        for (int i = 1; i <= 600; i++) {
            permits.charge(5 * i * MILLI, 1);
        }

        assertThat(permits.sync(4_000 * MILLI, new ProviderCount(50, WINDOW, 5 * MILLI, 1, 7)))
                .isEqualTo(43);
    }

    @Test
    void permitsThatComeBackAreLeftAgain() {
        take(0);
        hear(5, 100, 0);
        take(10);
        hear(20, 3, 10);
        take(30);
        permits.giveBack(40 * MILLI, 30 * MILLI, 1);

        assertThat(permits.available(40 * MILLI)).isEqualTo(3);
    }
}

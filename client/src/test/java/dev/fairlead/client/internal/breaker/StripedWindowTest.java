package dev.fairlead.client.internal.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripedWindowTest {

    private final StripedWindow window = new StripedWindow(1_000);

    @Test
    void attemptsSlideOutStripeByStripe() {
        window.count(0, true, false);
        window.count(150, false, true);
        window.count(999, false, false);

        assertThat(window.sum(999)).isEqualTo(new StripedWindow.Counts(3, 1, 1));
        assertThat(window.sum(1_000)).isEqualTo(new StripedWindow.Counts(2, 0, 1));
        assertThat(window.sum(1_100)).isEqualTo(new StripedWindow.Counts(1, 0, 0));
        assertThat(window.sum(2_000)).isEqualTo(new StripedWindow.Counts(0, 0, 0));
    }

    @Test
    void aClockThatBeginsBelowZeroIsNoTrouble() {
        window.count(-50, true, false);
        window.count(50, false, false);

        assertThat(window.sum(50)).isEqualTo(new StripedWindow.Counts(2, 1, 0));
    }

    @Test
    void anEmptyWindowHasNoRates() {
        assertThat(window.sum(0).failureRate()).isZero();
        assertThat(window.sum(0).slowRate()).isZero();
    }
}

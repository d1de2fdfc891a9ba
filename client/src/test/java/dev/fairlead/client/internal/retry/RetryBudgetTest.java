package dev.fairlead.client.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.testing.kit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final VirtualTime time = new VirtualTime();
    private final RetryBudget budget = new RetryBudget(RetryBudgetOptions.defaults(), time);

    @Test
    void aFreshClientHasItsReserve() {
        assertThat(takeAll(budget)).isEqualTo(3);
        assertThat(budget.left()).isZero();
    }

    @Test
    void aTenthOfTheCallsAnsweredAtOncePays() {
        answered(100);

        assertThat(budget.left()).isEqualTo(10);
        assertThat(budget.capacity()).isEqualTo(10);
        assertThat(takeAll(budget)).isEqualTo(10);
        assertThat(budget.left()).isZero();
        assertThat(budget.capacity()).isEqualTo(10);
    }

    @Test
    void theReserveIsNoExtra() {
        answered(100);
        assertThat(takeAll(budget)).isEqualTo(10);
        time.advance(Duration.ofSeconds(11));

        assertThat(takeAll(budget)).as("went with the retries that were earned").isZero();
    }

    @Test
    void callsPayForTenSecondsOnly() {
        answered(100);
        time.advance(Duration.ofSeconds(11));

        assertThat(takeAll(budget)).isEqualTo(3);
    }

    @Test
    void oneCallInTenIsTriedAgainHoweverLongTheTroubleLasts() {
        int retries = 0;
        for (int second = 0; second < 600; second++) {
            answered(5);
            for (int failed = 0; failed < 5; failed++) {
                budget.attemptFailed();
                retries += budget.take() ? 1 : 0;
            }
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(retries).isBetween(290, 300 + 3);
    }

    @Test
    void aRetryThatIsAnsweredCostsNothingWhereFewFail() {
        answered(30);
        for (int i = 0; i < 1_000; i++) {
            if (i % 3 == 0) {
                budget.attemptFailed();
            }
            assertThat(budget.take()).isTrue();
            budget.retryAnswered(1, false);
        }

        assertThat(budget.left()).isEqualTo(3);
    }

    @Test
    void aRetryThatIsAnsweredStaysOnTheBillWhereMoreThanAThirdFails() {
        answered(40);
        for (int i = 0; i < 30; i++) {
            budget.attemptFailed();
        }
        for (int i = 0; i < 4; i++) {
            assertThat(budget.take()).isTrue();
            budget.retryAnswered(1, false);
        }

        assertThat(budget.take()).isFalse();
    }

    @Test
    void aCallThatIsAnsweredAtLastGetsAllItsRetriesBack() {
        answered(30);
        for (int retry = 0; retry < 3; retry++) {
            budget.attemptFailed();
            assertThat(budget.take()).isTrue();
        }
        budget.retryAnswered(3, false);

        assertThat(budget.left()).isEqualTo(3);
    }

    @Test
    void aRetryAfterATimeoutStaysOnTheBill() {
        answered(40);
        for (int i = 0; i < 4; i++) {
            budget.attemptFailed();
            assertThat(budget.take()).isTrue();
            budget.retryAnswered(1, true);
        }

        assertThat(budget.take()).isFalse();
    }

    @Test
    void aRetryThatWasNotSentIsGivenBackInAnyCase() {
        for (int i = 0; i < 100; i++) {
            budget.attemptFailed();
            assertThat(budget.take()).isTrue();
            budget.giveBack();
        }

        assertThat(budget.left()).isEqualTo(3);
    }

    @Test
    void theReserveFillsUpByAnswersAndNotByTime() {
        assertThat(takeAll(budget)).isEqualTo(3);
        time.advance(Duration.ofDays(1));
        assertThat(budget.take()).isFalse();

        for (int i = 0; i < 10; i++) {
            answered(1);
            time.advance(Duration.ofSeconds(20));
        }
        assertThat(takeAll(budget)).isEqualTo(1);
    }

    @Test
    void withoutABudgetEverythingPasses() {
        RetryBudget endless = new RetryBudget(RetryBudgetOptions.off(), time);
        for (int i = 0; i < 1_000; i++) {
            assertThat(endless.take()).isTrue();
        }
        assertThat(endless.capacity()).isZero();
    }

    @Test
    void numbersThatMeanNothingAreRefused() {
        RetryBudgetOptions options = RetryBudgetOptions.defaults();
        assertThatThrownBy(() -> options.withShare(Double.NaN))
                .hasMessage("the share for retries is from 0 to 10, not NaN");
        assertThatThrownBy(() -> options.withReserve(-1)).hasMessage("the reserve is not negative: -1");
        assertThatThrownBy(() -> options.withWindow(Duration.ZERO)).hasMessage("the window is positive, not PT0S");
    }

    @Test
    void threadsTogetherDoNotTakeMoreThanTheReserve() throws InterruptedException {
        RetryBudget shared = new RetryBudget(RetryBudgetOptions.defaults().withReserve(35), time);
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(16);
        for (int i = 0; i < 16; i++) {
            Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 100; n++) {
                    if (shared.take()) {
                        taken.incrementAndGet();
                    }
                }
                done.countDown();
            });
        }
        done.await();

        assertThat(taken.get()).isEqualTo(35);
    }

    private void answered(int calls) {
        for (int i = 0; i < calls; i++) {
            budget.firstAttemptAnswered(time.nanoTime());
        }
    }

    private static int takeAll(RetryBudget from) {
        int taken = 0;
        while (from.take()) {
            taken++;
        }
        return taken;
    }
}

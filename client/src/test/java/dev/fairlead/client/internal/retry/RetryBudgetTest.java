package dev.fairlead.client.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.event.OutcomeKind;
import dev.fairlead.client.policy.RetryBudgetOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    @Test
    void troubleCostsMoreThanThrottling() {
        RetryBudget budget = new RetryBudget(RetryBudgetOptions.defaults());

        assertThat(budget.price(OutcomeKind.SERVER_TRANSIENT)).isEqualTo(14);
        assertThat(budget.price(OutcomeKind.MAYBE_SENT)).isEqualTo(14);
        assertThat(budget.price(OutcomeKind.THROTTLED)).isEqualTo(5);
    }

    @Test
    void whatIsNotThereIsNotTaken() {
        RetryBudget budget = new RetryBudget(new RetryBudgetOptions(20, 14, 5, 5));

        assertThat(budget.take(14)).isTrue();
        assertThat(budget.take(14)).isFalse();
        assertThat(budget.left()).isEqualTo(6);
    }

    @Test
    void itNeverHoldsMoreThanItsCapacity() {
        RetryBudget budget = new RetryBudget(new RetryBudgetOptions(20, 14, 5, 5));

        budget.firstAttemptAnswered();
        assertThat(budget.left()).isEqualTo(20);

        budget.take(14);
        budget.giveBack(14);
        assertThat(budget.left()).isEqualTo(20);
    }

    @Test
    void withoutABudgetEverythingPasses() {
        RetryBudget budget = new RetryBudget(RetryBudgetOptions.off());

        for (int i = 0; i < 1_000; i++) {
            assertThat(budget.take(budget.price(OutcomeKind.MAYBE_SENT))).isTrue();
        }
    }

    @Test
    void threadsTogetherDoNotTakeMoreThanThereIs() throws InterruptedException {
        RetryBudget budget = new RetryBudget(new RetryBudgetOptions(500, 14, 5, 5));
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(16);
        for (int i = 0; i < 16; i++) {
            Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 100; n++) {
                    if (budget.take(14)) {
                        taken.incrementAndGet();
                    }
                }
                done.countDown();
            });
        }
        done.await();

        assertThat(taken.get()).isEqualTo(35);
        assertThat(budget.left()).isEqualTo(500 - 35 * 14);
    }
}

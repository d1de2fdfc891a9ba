package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.policy.RetryBudgetOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.testing.kit.SeededRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryAndBudgetTest {

    private final Fixture fixture = Fixture.with(options -> options.breaker(BreakerOptions.off()));

    @Test
    void anOutageGetsThirtyFiveRetriesAndThenOneAttemptPerCall() {
        fixture.provider.always(status(503));
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(fixture::read).isInstanceOf(ServerException.class);
        }

        assertThat(fixture.provider.requests()).hasSize(1_000 + 35);
        assertThatThrownBy(fixture::read)
                .hasMessageContaining("the retry budget of this client is spent (10 of 500 left)");
    }

    @Test
    void aSteadyFifthOfFaultsNeverSpendsIt() {
        RandomGenerator faults = SeededRandom.of(20);
        fixture.provider.always(
                (request, timeout) -> (faults.nextDouble() < 0.2 ? status(500) : ok()).run(request, timeout));
        int lowest = RetryBudgetOptions.defaults().capacity();
        for (int i = 0; i < 20_000; i++) {
            fixture.read(CallOptions.none().withMaxAttempts(20));
            lowest = Math.min(lowest, fixture.client.state().retryBudgetLeft());
        }

        assertThat(lowest).isGreaterThan(300);
    }

    @Test
    void itFillsUpAgainAfterAnOutage() {
        fixture.provider.always(status(503));
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(fixture::read);
        }

        fixture.provider.always(ok());
        for (int i = 0; i < 98; i++) {
            fixture.read();
        }

        assertThat(fixture.client.state().retryBudgetLeft()).isEqualTo(500);
    }

    @Test
    void declinedPaymentsFillItAsWell() {
        fixture.provider.thenStatus(500).thenOk().always(status(402));
        fixture.read();
        fixture.provider.always(status(402));

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(fixture::create);
        }

        assertThat(fixture.client.state().retryBudgetLeft()).isEqualTo(500);
    }
}

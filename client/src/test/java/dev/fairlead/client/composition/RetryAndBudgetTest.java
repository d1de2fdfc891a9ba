package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.ok;
import static dev.fairlead.testing.kit.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.ServerException;
import dev.fairlead.client.policy.BreakerOptions;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.testing.kit.SeededRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryAndBudgetTest {

    private final Fixture fixture = Fixture.with(options -> options.breaker(BreakerOptions.off()));

    @Test
    void anOutageGetsTheReserveAndThenOneAttemptPerCall() {
        fixture.provider.always(status(503));
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(fixture::read).isInstanceOf(ServerException.class);
        }

        assertThat(fixture.provider.requests()).hasSize(1_000 + 3);
        assertThatThrownBy(fixture::read).hasMessageContaining("the retry budget of this client is spent");
    }

    @Test
    void callsBeforeAnOutagePayForTheRetriesAtItsBeginning() {
        fixture.provider.always(ok());
        for (int i = 0; i < 200; i++) {
            fixture.read();
        }
        fixture.provider.always(status(503));
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(fixture::read).isInstanceOf(ServerException.class);
        }

        assertThat(fixture.provider.requests()).hasSizeBetween(200 + 1_000 + 3, 200 + 1_000 + 20);
    }

    @Test
    void theFirstCallOfAProcessIsTriedAgain() {
        fixture.provider.then(status(503)).then(status(503)).then(status(503)).then(ok());

        fixture.read();

        assertThat(fixture.provider.requests()).hasSize(4);
    }

    @Test
    void aSteadyFifthOfFaultsSpendsItSeldom() {
        RandomGenerator faults = SeededRandom.of(20);
        fixture.provider.always((request, timeout) -> {
            fixture.time.advance(Duration.ofMillis(10));
            return (faults.nextDouble() < 0.2 ? status(500) : ok()).run(request, timeout);
        });
        int failed = 0;
        for (int i = 0; i < 20_000; i++) {
            try {
                fixture.read(CallOptions.none().withMaxAttempts(20));
            } catch (ServerException spent) {
                failed++;
            }
        }

        assertThat(failed).isLessThan(20_000 / 100);
    }

    @Test
    void itFillsUpAgainAfterAnOutage() {
        fixture.provider.always(status(503));
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(fixture::read);
        }

        fixture.provider.always(ok());
        for (int i = 0; i < 30; i++) {
            fixture.read();
        }

        assertThat(fixture.client.state().retryBudgetLeft()).isEqualTo(3);
    }

    @Test
    void declinedPaymentsFillItAsWell() {
        fixture.provider.always(status(402));
        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(fixture::create);
        }

        assertThat(fixture.client.state().retryBudgetLeft()).isEqualTo(4);
    }
}

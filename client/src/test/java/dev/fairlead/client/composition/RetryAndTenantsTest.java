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
import org.junit.jupiter.api.Test;

class RetryAndTenantsTest {

    @Test
    void theTroubleOfOneTenantDoesNotTakeTheRetriesOfAnother() {
        Fixture fixture = Fixture.with(options -> options.breaker(BreakerOptions.off())
                .retryBudget(RetryBudgetOptions.defaults().withReserve(1)));
        fixture.provider.always(status(500));
        assertThatThrownBy(() -> fixture.read(CallOptions.tenant("a")))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("the retry budget of this client is spent");

        fixture.provider.thenStatus(500).then(ok());
        fixture.read(CallOptions.tenant("b"));

        assertThat(fixture.client.state().retryBudgetLeft()).isEqualTo(1);
    }
}

package dev.fairlead.client.composition;

import static dev.fairlead.testing.kit.ScriptedTransport.broken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.testkit.Fixture;
import dev.fairlead.client.testkit.TestProfiles;
import org.junit.jupiter.api.Test;

class RetryAndIdempotencyKeyTest {

    @Test
    void allAttemptsOfACallCarryOneKeyAndTwoCallsTwo() {
        Fixture fixture = Fixture.usual();
        fixture.provider
                .then(broken(Delivery.MAYBE_PROCESSED))
                .thenStatus(503)
                .thenOk()
                .thenOk();

        fixture.create();
        fixture.create();

        var keys = fixture.provider.sentValuesOf("Idempotency-Key");
        assertThat(keys).hasSize(4);
        assertThat(keys.subList(0, 3)).containsOnly(keys.getFirst());
        assertThat(keys.getLast()).isNotEqualTo(keys.getFirst());
    }

    @Test
    void withoutAKeyAWriteIsRepeatedOnlyWhereTheProviderDocumentsItAsSafe() {
        String retries = """
                retries:
                  rules:
                    - {when: {status: 500}, outcome: transient}
                  safe_operations: [createThing]
                  max_attempts: 2
                  transient_base: 50ms
                  throttled_base: 1s
                  cap: 20s
                """;
        Fixture documented = Fixture.of(TestProfiles.stripeWith("idempotency:", retries), options -> options);
        documented.provider.then(broken(Delivery.MAYBE_PROCESSED)).thenOk();
        documented.create();

        Fixture undocumented = Fixture.of(
                TestProfiles.stripeWith("idempotency:", retries.replace("createThing", "anotherThing")),
                options -> options);
        undocumented.provider.then(broken(Delivery.MAYBE_PROCESSED));
        assertThatThrownBy(() -> undocumented.create(CallOptions.none())).isInstanceOf(TransportException.class);
    }
}

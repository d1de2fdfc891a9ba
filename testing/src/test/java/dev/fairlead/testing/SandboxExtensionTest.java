package dev.fairlead.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.ApiClient;
import dev.fairlead.client.CallOptions;
import dev.fairlead.client.Operation;
import dev.fairlead.client.model.Params;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Mode;
import dev.fairlead.sandbox.Sandbox;
import dev.fairlead.sandbox.fault.Fault;
import dev.fairlead.sandbox.webhook.WebhookFaults;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SandboxExtensionTest {

    private static final Operation<JsonObject> CREATE =
            Operation.post("PostCustomers", "/v1/customers").form().returnsJson();

    @RegisterExtension
    static final SandboxExtension stripe = SandboxExtension.of("stripe");

    @Test
    void theClientCallsTheSandbox() {
        JsonObject customer = create("ada@example.com");

        assertThat(stripe.sandbox().books().customers())
                .anySatisfy(known -> assertThat(known.id()).isEqualTo(customer.string("id")));
    }

    @Test
    void settingsPointToTheSandboxWithItsKey() {
        assertThat(stripe.settings().baseUrl()).isEqualTo(stripe.uri());
        assertThat(stripe.settings().mode()).contains(Mode.TEST);
        assertThat(stripe.settings().apiKey().orElseThrow().reveal()).isEqualTo(stripe.apiKey());
    }

    @Test
    void aClientOfOnesOwnIsBuiltFromTheSettings() {
        try (ApiClient own = ApiClient.builder(stripe.settings().profile())
                .settings(stripe.settings())
                .build()) {
            own.call(CREATE, Params.none(), Map.of(), CallOptions.none());
        }
        assertThat(stripe.sandbox().books().customers()).isNotEmpty();
    }

    @Test
    void aParameterGetsTheSandbox(Sandbox sandbox) {
        assertThat(sandbox).isSameAs(stripe.sandbox());
    }

    @Test
    @Order(1)
    void faultsAndTheMisbehaviourOfWebhooksHoldForTheirTest() {
        stripe.sandbox().faults().use((request, sequence) -> Optional.of(new Fault.Status(503)));
        stripe.sandbox().webhooks().misbehave(new WebhookFaults(1, 0, 1));

        assertThatThrownBy(() -> create("grace@example.com")).hasMessageContaining("503");
    }

    @Test
    @Order(2)
    void theNextTestStartsWithoutThem() {
        create("grace@example.com");

        assertThat(stripe.sandbox().webhooks().faults()).isEqualTo(WebhookFaults.NONE);
    }

    @Test
    void manyCallsMeetNoRateLimit() {
        for (int i = 0; i < 60; i++) {
            assertThat(stripe.client()
                            .reply(CREATE, Params.none(), Map.of(), CallOptions.none())
                            .attempts())
                    .isEqualTo(1);
        }
    }

    private static JsonObject create(String email) {
        return stripe.client()
                .call(
                        CREATE,
                        Params.of(Map.of("email", email)),
                        Map.of(),
                        CallOptions.none().withMaxAttempts(1));
    }
}

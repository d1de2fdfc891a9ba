package dev.fairlead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.client.error.TransportException;
import dev.fairlead.client.http.Delivery;
import dev.fairlead.client.network.TransportOptions;
import dev.fairlead.client.network.TransportOptions.PrivateAddresses;
import dev.fairlead.client.testkit.LiveFixture;
import dev.fairlead.testing.kit.ScriptedServer;
import dev.fairlead.testing.kit.ScriptedServer.Step;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressGuardAcceptanceTest {

    @Test
    void aPrivateBaseIsCalledAndMaySendToItsNeighbours() throws Exception {
        try (var fixture = new LiveFixture();
                var other = new ScriptedServer()) {
            fixture.server.always(Step.respond(
                    "302 Found",
                    "",
                    "Location",
                    "http://localhost:" + other.uri().getPort() + "/"));

            fixture.read();

            assertThat(other.requests()).hasSize(1);
        }
    }

    @Test
    void noPrivateAddressAtAllIsConnectedToWhereThatIsRefused() throws Exception {
        try (var fixture =
                new LiveFixture(TransportOptions.defaults().withPrivateAddresses(PrivateAddresses.REFUSED))) {
            var failure = catchThrowableOfType(TransportException.class, fixture::read);

            assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(failure)
                    .hasMessageContaining("has the private address 127.0.0.1")
                    .hasNoSuppressedExceptions();
            assertThat(fixture.server.connections()).isZero();
        }
    }

    @Test
    void aRedirectToAHostThatIsNotAllowedIsNotFollowed() throws Exception {
        try (var fixture = new LiveFixture(TransportOptions.defaults().withAllowedHosts(Set.of("127.0.0.1")));
                var other = new ScriptedServer()) {
            fixture.server.always(Step.respond(
                    "302 Found",
                    "",
                    "Location",
                    "http://localhost:" + other.uri().getPort() + "/"));

            assertThat(catchThrowableOfType(TransportException.class, fixture::read))
                    .hasMessageContaining("the host localhost is not one of the allowed hosts");
            assertThat(other.connections()).isZero();
        }
    }
}
